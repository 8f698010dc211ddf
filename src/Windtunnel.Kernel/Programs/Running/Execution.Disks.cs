using Windtunnel.Kernel.Programs.Running;

namespace Windtunnel.Kernel.Programs;

/// <content>Disks without room.</content>
public sealed partial class Execution
{
    // Returns where to go on, or −1 when the request is over.
    private int NeedRoom(int slot, int pc, StepState step)
    {
        if (!step.Group!.Instances[0].IsFull)
        {
            return pc + 1;
        }

        step.Group.Instances[0].Rejected++;
        Fail(slot, FailureCause.DiskFull);
        return -1;
    }
}
