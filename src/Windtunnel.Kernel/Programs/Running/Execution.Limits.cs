using Windtunnel.Kernel.Programs.Results;
using Windtunnel.Kernel.Programs.Running;
using Windtunnel.Kernel.Stations.Limits;

namespace Windtunnel.Kernel.Programs;

/// <content>Limiters: who may pass, and when.</content>
public sealed partial class Execution
{
    // Returns where to go on, or −1 when the request waits or is over.
    private int Limit(int slot, int pc, StepState step)
    {
        long wait = step.Limiter!.Ask(step.Data < 0 ? 0 : KeyOf(slot, step), _now);
        if (wait == LimiterState.Limited)
        {
            Fail(slot, step.Cause);
            return -1;
        }

        step.Visits++;
        if (wait == 0)
        {
            return pc + 1;
        }

        ref Request request = ref _requests[slot];
        request.Pc = (ushort)(pc + 1);
        request.State = RequestState.Delayed;
        step.WaitSum += wait;
        PushAfter(wait, EventKind.Resume, slot, RankOf(in request, step.Program));
        if (request.IsTraced)
        {
            NoteTracedHop(slot, new TraceHop(pc, _now, wait, 0));
        }

        return -1;
    }
}
