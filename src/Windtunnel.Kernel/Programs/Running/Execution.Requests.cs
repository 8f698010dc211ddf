using System.Runtime.CompilerServices;
using Windtunnel.Kernel.Chance;
using Windtunnel.Kernel.Programs.Running;
using Windtunnel.Kernel.Stations;
using Windtunnel.Kernel.Times;

namespace Windtunnel.Kernel.Programs;

/// <content>The slots of requests in flight, what goes with some of them, and the queues they wait in.</content>
public sealed partial class Execution
{
    private const long NoKey = -1;

    private readonly Pool<Side> _sides = new();
    private readonly Pool<Frame> _frames = new();
    private readonly Pool<Join> _joins = new();
    private readonly Pool<PatienceTimer> _timers = new();
    private Request[] _requests = new Request[64];
    private int _freeSlot = -1;
    private int _slotsUsed;
    private int _inUse;

    // Shape of each: [side, data].
    private long[] _keys = [];
    private long[] _versions = [];
    private long[] _values = [];

    /// <summary>Takes a slot for a request that begins now; −1 when there is none left, which ends the run.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int Rent(int program)
    {
        int slot = TakeSlot();
        if (slot >= 0)
        {
            _inUse++;
            Prepare(ref _requests[slot], program, _now, _programs[program].Arrived++);
        }

        return slot;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int TakeSlot()
    {
        int slot = _freeSlot;
        if (slot < 0)
        {
            return RentNew();
        }

        _freeSlot = _requests[slot].Link;
        return slot;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Prepare(ref Request request, int program, long start, long ordinal)
    {
        request.Begin(ordinal);
        request.Start = start;
        request.Side = -1;
        request.Pc = (ushort)_entry[program];
        request.State = RequestState.Running;
    }

    private int RentNew()
    {
        if (_slotsUsed >= _options.InFlightMax)
        {
            Stop(RunEnd.TooManyInFlight);
            return -1;
        }

        if (_slotsUsed == _requests.Length)
        {
            // By a quarter, so that what is held for requests is never much more than what they need.
            Array.Resize(ref _requests, Math.Min(_slotsUsed + (_slotsUsed / 4), _options.InFlightMax));
        }

        return _slotsUsed++;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Free(int slot)
    {
        ref Request request = ref _requests[slot];
        if (request.State == RequestState.Free)
        {
            ThrowFreedTwice(slot);
        }

        request.State = RequestState.Free;
        request.Link = _freeSlot;
        _freeSlot = slot;
        _inUse--;
    }

    private void ThrowFreedTwice(int slot) => throw new InvariantViolation($"Slot {slot} was freed twice, the second time at {_now} ns.");

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int SideOf(int slot)
    {
        int side = _requests[slot].Side;
        return side >= 0 ? side : GiveSide(slot);
    }

    private int GiveSide(int slot)
    {
        int side = RentSide(slot);
        _keys.AsSpan(side * _rows.Length, _rows.Length).Fill(NoKey);
        return side;
    }

    /// <summary>A side without keys: the caller says which.</summary>
    private int RentSide(int slot)
    {
        int side = _sides.Rent();
        ref Request request = ref _requests[slot];
        request.Side = side;
        _sides[side].Begin(request.Start);
        if (_keys.Length < _sides.Capacity * _rows.Length)
        {
            MakeRoomForKeys();
        }

        return side;
    }

    private void MakeRoomForKeys()
    {
        int keys = _sides.Capacity * _rows.Length;
        Array.Resize(ref _keys, keys);
        Array.Resize(ref _versions, keys);
        Array.Resize(ref _values, keys);
    }

    private long KeyOf(int slot, StepState step)
    {
        // The place comes first: finding the side may replace the table.
        int place = PlaceOf(slot, step.Data);
        if (step.IsFresh)
        {
            Draw draw = DrawOf(in _requests[slot], step.Seed);
            _keys[place] = _model.Data[step.Data].Popularity.Next(ref draw);
        }
        else if (_keys[place] == NoKey)
        {
            _keys[place] = DrawKey(slot, step.Data);
        }

        return _keys[place];
    }

    private int PlaceOf(int slot, int data) => (SideOf(slot) * _rows.Length) + data;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void PushAfter(long time, int kind, int slot, ulong rank = 0) =>
        _events.Push(time < SimTime.Max - _now ? _now + time : SimTime.Max, kind, slot, rank);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Enqueue(ref RequestQueue queue, int slot)
    {
        if (queue.Line is not null)
        {
            EnqueueInLine(ref queue, slot);
            return;
        }

        _requests[slot].Link = -1;
        if (queue.Tail < 0)
        {
            queue.Head = slot;
        }
        else
        {
            _requests[queue.Tail].Link = slot;
        }

        queue.Tail = slot;
        queue.Note(_now);
        queue.Length++;
    }

    private void EnqueueFirst(ref RequestQueue queue, int slot)
    {
        _requests[slot].Link = queue.Head;
        queue.Head = slot;
        queue.Tail = queue.Tail < 0 ? slot : queue.Tail;
        queue.Length++;
        queue.LengthMax = Math.Max(queue.LengthMax, queue.Length);
    }

    /// <summary>Takes the first request that still waits; −1 when there is none.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int Dequeue(ref RequestQueue queue)
    {
        while (queue.Head >= 0)
        {
            int slot = queue.Head;
            ref Request request = ref _requests[slot];
            queue.Head = request.Link;
            if (queue.Head < 0)
            {
                queue.Tail = -1;
            }

            if (request.State != RequestState.Zombie)
            {
                queue.Note(_now);
                queue.Length--;
                return slot;
            }

            queue.Dead--;
            Free(slot);
        }

        return queue.Line is null ? -1 : DequeueFromLine(ref queue);
    }

    /// <summary>Lets a request that no longer waits stay linked as a zombie, until zombies are most of the queue.</summary>
    private void LeaveQueue(ref RequestQueue queue, int slot)
    {
        _requests[slot].State = RequestState.Zombie;
        queue.Note(_now);
        queue.Length--;
        queue.Dead++;
        if (queue.Length < 0)
        {
            throw new InvariantViolation($"A queue has {queue.Length} requests at {_now} ns.");
        }

        if (queue.Dead > queue.Length + 32)
        {
            Sweep(ref queue);
        }
    }

    private void Sweep(ref RequestQueue queue)
    {
        if (queue.Line is not null)
        {
            SweepLine(ref queue);
            return;
        }

        int slot = queue.Head;
        (queue.Head, queue.Tail, queue.Dead) = (-1, -1, 0);
        while (slot >= 0)
        {
            int next = _requests[slot].Link;
            if (_requests[slot].State == RequestState.Zombie)
            {
                Free(slot);
            }
            else
            {
                queue.Length--;
                Enqueue(ref queue, slot);
            }

            slot = next;
        }
    }

    private void SetTimer(int slot, StepState step)
    {
        if (step.Patience is null)
        {
            return;
        }

        int timer = RentTimer(slot);
        ulong rank = RankOf(in _requests[slot], step.Program);
        if (step.PatienceRing is not null)
        {
            step.PatienceRing.Push(_now, EventKind.Timer, timer, rank);
        }
        else
        {
            Draw draw = DrawOf(in _requests[slot], step.PatienceSeed);
            PushAfter(step.Patience.SampleTime(ref draw), EventKind.Timer, timer, rank);
        }
    }

    private int RentTimer(int slot)
    {
        int side = SideOf(slot);
        int timer = _timers.Rent();
        _timers[timer] = new PatienceTimer { Slot = slot, Side = side, Generation = _sides[side].Generation };
        return timer;
    }

    private void Ring(int timer)
    {
        PatienceTimer set = _timers[timer];
        _timers.Return(timer);
        if (_sides[set.Side].Generation != set.Generation)
        {
            return;
        }

        int slot = set.Slot;
        switch (_requests[slot].State)
        {
            case RequestState.Joining when set.IsHedge:
                SendCopy(slot);
                break;
            case RequestState.Joining:
                GiveUpAttempt(slot);
                break;
            case RequestState.Locking:
                Fail(slot, FailureCause.LockTimeout);
                break;
            case RequestState.Queued or RequestState.Admission:
                Fail(slot, FailureCause.Timeout);
                break;
        }
    }
}
