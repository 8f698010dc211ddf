using Windtunnel.Kernel.Chance;
using Windtunnel.Kernel.Programs.Results;
using Windtunnel.Kernel.Programs.Running;
using Windtunnel.Kernel.Stations;

namespace Windtunnel.Kernel.Programs;

/// <content>Requests that start others: forks, fan-out, messages.</content>
public sealed partial class Execution
{
    private int Fork(int slot, int pc, StepState step)
    {
        bool isFork = step.Kind == StepKind.Fork;
        int count = isFork ? step.Programs.Length : CountOf(slot, step);
        if (count == 0)
        {
            return pc + 1;
        }

        int needed = isFork ? step.Needed : count;
        int join = _joins.Rent();
        _joins[join] = new Join { Parent = slot, Pending = count, Needed = needed, Spare = count - needed, FirstChild = -1, Deadline = DeadlineOf(slot), Ledger = -1 };
        WaitForOthers(slot, join, step);
        foreach (int program in step.Programs)
        {
            DrawFor(slot, isFork ? _model.DataOf[program] : step.Keep);
        }

        int member = !isFork && step.Law is null ? FirstOf(slot) : -1;
        for (int i = 0; i < count && !_isOver; i++)
        {
            int child = StartChild(isFork ? step.Programs[i] : step.Programs[0], slot, join, step.Seed, i, isFork ? null : step.Keep);
            if (member >= 0 && child >= 0)
            {
                WorkFor(child, member);
                member = _requests[member].Link;
            }
        }

        return -1;
    }

    private int CountOf(int slot, StepState step)
    {
        Draw draw = DrawOf(in _requests[slot], step.Seed);
        return (int)Math.Min(_options.InFlightMax, Math.Round(step.Law?.Sample(ref draw) ?? ItemsOf(slot)));
    }

    private int Spawn(int slot, int pc, StepState step)
    {
        int program = step.Programs[0];
        if (step.Group is { Log: null } && IsFull(slot, step))
        {
            if (step.Group.Group.Rules is { SendersWait: true })
            {
                Block(slot, step);
                return -1;
            }

            step.Group.Instances[0].Rejected++;
            Fail(slot, FailureCause.Rejected);
            return -1;
        }

        step.Visits++;
        int partition = step.Group?.Log is null ? -1 : step.Data >= 0 ? step.Group.ShardOf(KeyOf(slot, step), _model.Data[step.Data]) : AnyPartition(slot, step);
        int child = StartChild(program, slot, -1, step.Seed, 0, null);
        if (child >= 0)
        {
            _requests[child].Link = partition;
            SetOnTheWay(child, step);
        }

        return pc + 1;
    }

    private int AnyPartition(int slot, StepState step)
    {
        Draw draw = DrawOf(in _requests[slot], step.ExtraSeed);
        return (int)(draw.NextUniform() * step.Group!.Group.Shards);
    }

    private void WaitForOthers(int slot, int join, StepState step)
    {
        ref Request request = ref _requests[slot];
        request.State = RequestState.Joining;
        request.Link = join;
        request.Mark = _now;
        step.Visits++;
    }

    /// <summary>Draws in the caller what those it starts are to share, so that a retry asks for the same keys.</summary>
    private void DrawFor(int slot, int[] data)
    {
        foreach (int index in data)
        {
            int place = PlaceOf(slot, index);
            if (_keys[place] == NoKey)
            {
                _keys[place] = DrawKey(slot, index);
            }
        }
    }

    /// <param name="program">What it does.</param>
    /// <param name="parent">Who starts it.</param>
    /// <param name="join">Who waits for it, or −1.</param>
    /// <param name="seed">The seed of the step that starts it.</param>
    /// <param name="turn">Which of those that the step starts for the parent it is.</param>
    /// <param name="shared">The data whose keys it shares with its parent; null for all.</param>
    /// <returns>Its slot; −1 when there is none left, which ends the run.</returns>
    private int StartChild(int program, int parent, int join, ulong seed, int turn, int[]? shared)
    {
        int child = Rent(program);
        if (child < 0)
        {
            return -1;
        }

        int from = _requests[parent].Side;
        int side = from >= 0 && shared is null ? RentSide(child) : GiveSide(child);
        ref Side own = ref _sides[side];
        own.Join = join;
        own.Place = _links.Length > 0 ? PlaceOf(parent) : -1;
        own.Chance = InheritedChance(child, parent, seed, turn);
        if (from >= 0)
        {
            (own.Origin, own.Items, own.IsWrong) = (_sides[from].Origin, _sides[from].Items, _sides[from].IsWrong);
            ShareKeys(from * _rows.Length, side * _rows.Length, shared);
        }
        else
        {
            own.Origin = _requests[parent].Start;
        }

        if (join >= 0)
        {
            BeChildOf(join, child, side);
        }

        if (_requests[parent].IsTraced && join >= 0)
        {
            _requests[child].BeginTrace();
            _sides[side].Trace = _sides[from].Trace;
        }

        if (join < 0 && _traces.Wants(_programs[program]))
        {
            OpenTrace(child, program);
        }

        MakeReady(child, _entry[program]);
        return child;
    }

    private void ShareKeys(int from, int to, int[]? shared)
    {
        if (shared is null)
        {
            _keys.AsSpan(from, _rows.Length).CopyTo(_keys.AsSpan(to));
            return;
        }

        foreach (int data in shared)
        {
            _keys[to + data] = _keys[from + data];
        }
    }

    private void ChildOver(int index, bool isSuccess, FailureCause cause)
    {
        ref Join join = ref _joins[index];
        join.Pending--;
        int parent = join.Parent;
        if (parent < 0)
        {
            if (join.Pending == 0)
            {
                ReturnJoin(index);
            }
        }
        else if (!isSuccess)
        {
            if (join.Spare-- == 0)
            {
                AttemptFailed(parent, index, cause);
            }
        }
        else if (--join.Needed == 0)
        {
            StepState step = _steps[_requests[parent].Pc];
            step.Call?.Breaker?.Learn(_now, isSuccess: true, join.IsTrial);
            Detach(index, step.Cancellation);
            GoOn(parent, _requests[parent].Pc + 1);
        }
    }

    /// <summary>Parts a request from those it waited for; any that are not over are orphans from now on.</summary>
    private void Detach(int join, Cancellation cancellation)
    {
        _joins[join].Parent = -1;
        if (_joins[join].Pending == 0)
        {
            ReturnJoin(join);
        }
        else if (cancellation != Cancellation.Never)
        {
            GiveUpChildren(join, cancellation);
        }
    }

    private void GoOn(int slot, int pc)
    {
        ref Request request = ref _requests[slot];
        StopTimer(request.Side);
        StepState step = _steps[request.Pc];
        step.TimeSum += _now - request.Mark;
        if (step.Kind == StepKind.Ask && request.IsTraced)
        {
            NoteTracedHop(slot, new TraceHop(request.Pc, request.Mark, 0, _now - request.Mark));
        }

        if (pc <= request.Pc)
        {
            DrawAnew(slot);
        }

        MakeReady(slot, pc);
    }

    private void StopTimer(int side)
    {
        if (side >= 0)
        {
            _sides[side].Generation++;
        }
    }
}
