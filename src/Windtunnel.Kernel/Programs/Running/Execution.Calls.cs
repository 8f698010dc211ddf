using Windtunnel.Kernel.Chance;
using Windtunnel.Kernel.Programs.Running;

namespace Windtunnel.Kernel.Programs;

/// <content>Calls: the tries of one, one after the other, until one succeeds or no further one may be made.</content>
public sealed partial class Execution
{
    private int Call(int slot, int pc, StepState step)
    {
        DrawFor(slot, _model.DataOf[step.Programs[0]]);
        int join = _joins.Rent();
        _joins[join] = new Join { Parent = slot, Needed = 1, Attempt = 1 };
        WaitForOthers(slot, join, step);
        step.Call!.Begin();
        StartAttempt(slot, pc, join);
        return -1;
    }

    private void StartAttempt(int slot, int pc, int join)
    {
        StepState step = _steps[pc];
        _joins[join].Pending = 1;
        if (StartChild(step.Programs[0], slot, join, step.Seed, _joins[join].Attempt, null) >= 0)
        {
            SetTimer(slot, step);
        }
    }

    private void GiveUpAttempt(int slot) => AttemptFailed(slot, _requests[slot].Link, FailureCause.Timeout);

    private void AttemptFailed(int slot, int join, FailureCause cause)
    {
        ref Request request = ref _requests[slot];
        StepState step = _steps[request.Pc];
        StopTimer(request.Side);

        // Nothing left to sell is an answer: it is neither asked for again nor covered up.
        bool isAnswer = cause == FailureCause.SoldOut;
        if (step.Call is { } call && _joins[join].Attempt < step.Attempts && !isAnswer && call.MayRetry())
        {
            BackOff(slot, join, step);
            return;
        }

        Detach(join);
        if (step.Targets.Length > 0 && !isAnswer)
        {
            GoOn(slot, step.Targets[0]);
            return;
        }

        step.TimeSum += _now - request.Mark;
        request.State = RequestState.Running;
        Fail(slot, cause);
    }

    private void BackOff(int slot, int join, StepState step)
    {
        (int attempt, long previous) = (_joins[join].Attempt, _joins[join].Backoff);
        Detach(join);
        Draw draw = new(DrawOf(in _requests[slot], step.BackoffSeed).NextBits() + (ulong)attempt);
        long wait = step.Backoff.Next(attempt - 1, previous, ref draw);
        int next = _joins.Rent();
        _joins[next] = new Join { Parent = slot, Needed = 1, Attempt = attempt + 1, Backoff = wait };
        ref Request request = ref _requests[slot];
        request.Link = next;
        request.State = RequestState.Backoff;
        step.WaitSum += wait;
        step.Call!.Retries++;
        PushAfter(wait, EventKind.Retry, slot, RankOf(in request, step.Program));
        NoteHop(slot, request.Pc, wait, 0);
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
