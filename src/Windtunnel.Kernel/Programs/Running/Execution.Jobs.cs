using Windtunnel.Kernel.Programs.Running;

namespace Windtunnel.Kernel.Programs;

/// <content>Runs of jobs, which work for what has gathered since the run before.</content>
public sealed partial class Execution
{
    private int Collect(int slot, int pc, StepState step)
    {
        Collection collected = step.Collected!;
        long since = collected.Since;
        int items = collected.Take(_now);
        int side = SideOf(slot);
        _sides[side].Origin = since;
        _sides[side].Items = collected.Of is null ? 0 : items == 0 ? Side.NoItems : items;
        PushFrame(slot, FrameKind.Collected, pc, since, items);
        return pc + 1;
    }

    private void LeaveToNextRun(in Frame collected, FailureCause cause)
    {
        if (cause != FailureCause.None)
        {
            _steps[collected.Index].Collected!.Return(collected.Data, collected.Since);
        }
    }
}
