using Windtunnel.Kernel.Chance;
using Windtunnel.Kernel.Programs.Running;

namespace Windtunnel.Kernel.Programs;

/// <content>Slots that have to be started when no warm one is left.</content>
public sealed partial class Execution
{
    private int WarmUp(int slot, int pc, StepState step)
    {
        ref Request request = ref _requests[slot];
        if (FindHeld(slot, step.Group!.Group)!.Warm!.TryTake(_now))
        {
            return pc + 1;
        }

        Draw draw = DrawOf(in request, step.Seed);
        long time = step.Law!.SampleTime(ref draw);
        request.Pc = (ushort)(pc + 1);
        request.State = RequestState.Delayed;
        step.Visits++;
        step.TimeSum += time;
        PushAfter(time, EventKind.Resume, slot, RankOf(in request, step.Program));
        NoteHop(slot, pc, 0, time);
        return -1;
    }
}
