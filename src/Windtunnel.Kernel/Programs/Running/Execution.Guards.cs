using Windtunnel.Kernel.Programs.Running;
using Windtunnel.Kernel.Times;

namespace Windtunnel.Kernel.Programs;

/// <content>What guards a call against a slow or failing callee: another copy, and a circuit breaker.</content>
public sealed partial class Execution
{
    // Copies of an attempt are told apart, for their chance, beyond all attempts there may be.
    private const int CopyTurn = 1 << 20;

    private void PlanCopy(int slot, StepState step)
    {
        long after = step.Call!.HedgeAfter(_programs[step.Programs[0]].Answers);
        if (after == SimTime.Max)
        {
            return;
        }

        int timer = RentTimer(slot);
        _timers[timer].IsHedge = true;
        PushAfter(after, EventKind.Timer, timer, RankOf(in _requests[slot], step.Program));
    }

    /// <summary>Asks once more, unless the budget for retries has no token for it; whichever answers first counts.</summary>
    private void SendCopy(int slot)
    {
        StepState step = _steps[_requests[slot].Pc];
        CallState call = step.Call!;
        if (!call.MayRetry())
        {
            return;
        }

        int index = _requests[slot].Link;
        ref Join join = ref _joins[index];
        join.Pending++;
        join.Spare++;
        join.Copies++;
        call.Hedges++;
        int turn = join.Attempt + (join.Copies * CopyTurn);
        bool isLast = join.Copies == call.CopiesMax;
        if (StartChild(step.Programs[0], slot, index, step.Seed, turn, null) >= 0 && !isLast)
        {
            PlanCopy(slot, step);
        }
    }

    private void TellBreaker(StepState step, int join, FailureCause cause)
    {
        if (step.Call?.Breaker is not { } breaker || cause == FailureCause.BreakerOpen)
        {
            return;
        }

        if (cause == FailureCause.Cancelled)
        {
            LoseTrial(step, join);
        }
        else
        {
            // Nothing left to sell is an answer of a callee that works.
            breaker.Learn(_now, isSuccess: cause == FailureCause.SoldOut, _joins[join].IsTrial);
        }
    }

    private void LoseTrial(StepState step, int join)
    {
        if (_joins[join].IsTrial)
        {
            step.Call!.Breaker!.LoseTrial();
        }
    }
}
