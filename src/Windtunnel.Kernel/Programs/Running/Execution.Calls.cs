using Windtunnel.Kernel.Chance;
using Windtunnel.Kernel.Programs.Running;
using Windtunnel.Kernel.Times;

namespace Windtunnel.Kernel.Programs;

/// <content>Calls: the tries of one, one after the other, until one succeeds or no further one may be made.</content>
public sealed partial class Execution
{
    private int Call(int slot, int pc, StepState step)
    {
        long deadline = DeadlineOf(slot);
        if (deadline <= _now)
        {
            Fail(slot, FailureCause.DeadlinePassed);
            return -1;
        }

        DrawFor(slot, _model.DataOf[step.Programs[0]]);
        int join = _joins.Rent();
        deadline = Math.Min(deadline, step.Call!.Deadline < SimTime.Max - _now ? _now + step.Call.Deadline : SimTime.Max);
        _joins[join] = new Join { Parent = slot, Needed = 1, Attempt = 1, FirstChild = -1, Deadline = deadline, Ledger = OpenLedger(pc, step.Call) };
        WaitForOthers(slot, join, step);
        step.Call.Begin();
        StartAttempt(slot, pc, join);
        return -1;
    }

    private void StartAttempt(int slot, int pc, int join)
    {
        StepState step = _steps[pc];
        CallState call = step.Call!;
        if (call.Breaker is not null && !call.Breaker.Allows(_now, out _joins[join].IsTrial))
        {
            call.ShortCircuited++;
            AttemptFailed(slot, join, FailureCause.BreakerOpen);
            return;
        }

        _joins[join].Pending = 1;
        if (StartChild(step.Programs[0], slot, join, step.Seed, _joins[join].Attempt, null) < 0)
        {
            return;
        }

        if (_joins[join].Deadline < SimTime.Max)
        {
            SetTimerBefore(slot, step, _joins[join].Deadline);
        }
        else
        {
            SetTimer(slot, step);
        }

        if (call.TwinShare > 0)
        {
            MaybeTwin(slot, join, step);
        }

        if (call.CopiesMax > 0)
        {
            PlanCopy(slot, step);
        }
    }

    /// <summary>As <see cref="SetTimer"/>, but never beyond a deadline.</summary>
    private void SetTimerBefore(int slot, StepState step, long deadline)
    {
        Draw draw = DrawOf(in _requests[slot], step.PatienceSeed);
        long patience = step.Patience?.SampleTime(ref draw) ?? SimTime.Max;
        PushAfter(Math.Min(patience, deadline - _now), EventKind.Timer, RentTimer(slot), RankOf(in _requests[slot], step.Program));
    }

    private void GiveUpAttempt(int slot)
    {
        int join = _requests[slot].Link;
        AttemptFailed(slot, join, _joins[join].Deadline <= _now ? FailureCause.DeadlinePassed : FailureCause.Timeout);
    }

    private void AttemptFailed(int slot, int join, FailureCause cause)
    {
        ref Request request = ref _requests[slot];
        StepState step = _steps[request.Pc];
        StopTimer(request.Side);

        // Nothing left to sell, or too much asked for, is an answer: it is neither asked for again nor covered up.
        bool isAnswer = cause is FailureCause.SoldOut or FailureCause.Limited;
        bool isFinal = isAnswer || cause is FailureCause.Cancelled or FailureCause.DeadlinePassed or FailureCause.BreakerOpen;
        TellBreaker(step, join, cause);
        if (step.Call is not null && _joins[join].Attempt < step.Attempts && !isFinal && TryBackOff(slot, join, step))
        {
            return;
        }

        Detach(join, step.Cancellation);
        if (step.Targets.Length > 0 && !isAnswer)
        {
            GoOn(slot, step.Targets[0]);
            return;
        }

        step.TimeSum += _now - request.Mark;
        request.State = RequestState.Running;
        Fail(slot, cause);
    }

    /// <summary>Plans another try, unless it could not begin before the deadline or the budget has no token for it.</summary>
    private bool TryBackOff(int slot, int join, StepState step)
    {
        (int attempt, long previous, long deadline) = (_joins[join].Attempt, _joins[join].Backoff, _joins[join].Deadline);
        Draw draw = new(DrawOf(in _requests[slot], step.BackoffSeed).NextBits() + (ulong)attempt);
        long wait = step.Backoff.Next(attempt - 1, previous, ref draw);
        if (wait >= deadline - _now || !step.Call!.MayRetry())
        {
            return false;
        }

        int ledger = ShareLedger(join);
        Detach(join, step.Cancellation);
        int next = _joins.Rent();
        _joins[next] = new Join { Parent = slot, Needed = 1, Attempt = attempt + 1, Backoff = wait, FirstChild = -1, Deadline = deadline, Ledger = ledger };
        ref Request request = ref _requests[slot];
        request.Link = next;
        request.State = RequestState.Backoff;
        step.WaitSum += wait;
        step.Call.Retries++;
        PushAfter(wait, EventKind.Retry, slot, RankOf(in request, step.Program));
        NoteHop(slot, request.Pc, wait, 0);
        return true;
    }

    private void Retry(int slot)
    {
        ref Request request = ref _requests[slot];
        if (request.State != RequestState.Backoff)
        {
            Free(slot);
            return;
        }

        request.State = RequestState.Joining;
        StartAttempt(slot, request.Pc, request.Link);
    }
}
