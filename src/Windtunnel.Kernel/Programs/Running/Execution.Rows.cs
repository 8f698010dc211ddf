using Windtunnel.Kernel.Programs.Running;
using Windtunnel.Kernel.Stations.Rows;

namespace Windtunnel.Kernel.Programs;

/// <content>Contended rows: locks, versions, units left.</content>
public sealed partial class Execution
{
    private int Lock(int slot, int pc, StepState step)
    {
        RowTable rows = step.Rows!;
        int row = rows.Of(KeyOf(slot, step));
        PushFrame(slot, FrameKind.Lock, row, _now, step.Data);
        if (rows[row].Holder < 0)
        {
            rows[row].Holder = slot;
            step.Visits++;
            return pc + 1;
        }

        ref Request request = ref _requests[slot];
        request.State = RequestState.Locking;
        request.Mark = _now;
        Enqueue(ref rows[row].Waiters, slot);
        SetTimer(slot, step);
        return -1;
    }

    private void ReleaseLock(int slot, Frame frame)
    {
        ref Row row = ref _rows[frame.Data][frame.Index];
        if (row.Holder != slot)
        {
            throw new InvariantViolation($"Request {slot} gives back a lock that request {row.Holder} holds at {_now} ns.");
        }

        int next = Dequeue(ref row.Waiters);
        row.Holder = next;
        if (next < 0)
        {
            return;
        }

        ref Request request = ref _requests[next];
        StopTimer(request.Side);
        StepState step = _steps[request.Pc];
        long wait = _now - request.Mark;
        step.Visits++;
        step.WaitSum += wait;
        NoteHop(next, request.Pc, wait, 0);
        MakeReady(next, request.Pc + 1);
    }

    private int ReadRow(int slot, int pc, StepState step, ref int backwardJumps)
    {
        RowTable rows = step.Rows!;
        long key = KeyOf(slot, step);
        int row = rows.Of(key);
        int place = PlaceOf(slot, step.Data);
        _versions[place] = rows[row].Version;
        _values[place] = rows[row].Value;
        step.Visits++;
        if (_values[place] > 0)
        {
            return pc + 1;
        }

        rows.SoldOut++;
        return GoTo(slot, pc, step, FailureCause.SoldOut, ref backwardJumps);
    }

    private void WriteRow(int slot, StepState step)
    {
        RowTable rows = step.Rows!;
        int row = rows.Of(KeyOf(slot, step));
        step.Visits++;
        int place = PlaceOf(slot, step.Data);
        rows.Take(row, _values[place]);
    }

    private int CommitRow(int slot, int pc, StepState step, ref int backwardJumps)
    {
        RowTable rows = step.Rows!;
        int row = rows.Of(KeyOf(slot, step));
        int place = PlaceOf(slot, step.Data);
        if (rows[row].Version != _versions[place])
        {
            rows.Conflicts++;
            return GoTo(slot, pc, step, FailureCause.Conflict, ref backwardJumps);
        }

        WriteRow(slot, step);
        return pc + 1;
    }

    private int GoTo(int slot, int pc, StepState step, FailureCause cause, ref int backwardJumps)
    {
        if (step.Targets.Length > 0)
        {
            return JumpTo(slot, step.Targets[0], pc, ref backwardJumps);
        }

        Fail(slot, cause);
        return -1;
    }
}
