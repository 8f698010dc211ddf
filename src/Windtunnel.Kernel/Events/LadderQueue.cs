using System.Runtime.CompilerServices;
using Windtunnel.Kernel.Times;

namespace Windtunnel.Kernel.Events;

/// <summary>The set of pending events, given out by time and, at the same time, by kind, then by rank.</summary>
public sealed class LadderQueue
{
    private NearList _near = new();
    private readonly Ladder _ladder = new();
    private ConstantDelayRing[] _rings = [];

    // The first event of each ring, and which ring has the first of them all: the search touches one array and not the rings.
    private Event[] _ringHeads = [];
    private Event _firstOfRings = Event.Never;
    private int _firstRing;
    private long _now;

    /// <summary>How many events are pending, in rings too.</summary>
    public int Count
    {
        get
        {
            int count = _near.Count + _ladder.Count;
            foreach (ConstantDelayRing ring in _rings)
            {
                count += ring.Count;
            }

            return count;
        }
    }

    /// <summary>When the next event happens [ns]; <see cref="long.MaxValue"/> when nothing is pending.</summary>
    public long PeekTime
    {
        get
        {
            RefillNear();
            return Math.Min(_near.FirstTime, _firstOfRings.Time);
        }
    }

    /// <summary>Makes a ring for events that all have the same delay; its events come out of this queue, in the same order as if pushed here.</summary>
    /// <param name="delay">The delay [ns]; 0 to <see cref="SimTime.Max"/>.</param>
    /// <remarks>Every ring adds a comparison when one of its events is given out, so a handful is worth having and a hundred is not.</remarks>
    public ConstantDelayRing AddRing(long delay)
    {
        var ring = new ConstantDelayRing(this, delay, _rings.Length);
        _rings = [.. _rings, ring];
        _ringHeads = [.. _ringHeads, Event.Never];
        return ring;
    }

    /// <summary>Schedules an event.</summary>
    /// <param name="time">When [ns]; not before the last event given out and at most <see cref="SimTime.Max"/>.</param>
    /// <param name="kind">What; 0 to <see cref="Event.KindMax"/>.</param>
    /// <param name="slot">To whom; 0 to <see cref="Event.SlotMax"/>.</param>
    /// <param name="rank">Which of one kind at the same time is first: the lower. Its lower 34 bits count.</param>
    /// <exception cref="ArgumentOutOfRangeException">The event lies in the past or does not fit.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Push(long time, int kind, int slot, ulong rank = 0)
    {
        Event added = Make(time, kind, slot, rank);
        if (time >= _near.End)
        {
            _ladder.Add(added);
            return;
        }

        PushNear(added);
    }

    /// <summary>Takes the next event.</summary>
    /// <param name="next">The event; meaningless when there is none.</param>
    /// <returns>Whether there was one.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TryPop(out Event next)
    {
        RefillNear();
        if (_near.Count == 0 || Event.IsBefore(_firstOfRings, _near.First))
        {
            if (_firstOfRings.Time == long.MaxValue)
            {
                next = default;
                return false;
            }

            next = _firstOfRings;
            _ringHeads[_firstRing] = _rings[_firstRing].Advance();
            FindFirstRing();
        }
        else
        {
            next = _near.Take();
        }

        _now = next.Time;
        return true;
    }

    /// <summary>Forgets every pending event and starts at time 0 again, keeping the memory and the rings.</summary>
    public void Clear()
    {
        _near.Clear();
        _ladder.Clear();
        foreach (ConstantDelayRing ring in _rings)
        {
            ring.Clear();
        }

        Array.Fill(_ringHeads, Event.Never);
        (_firstOfRings, _now) = (Event.Never, 0);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal Event Make(long time, int kind, int slot, ulong rank)
    {
        if ((ulong)(time - _now) > (ulong)(SimTime.Max - _now))
        {
            ThrowOutOfRange(time);
        }

        return new Event(time, Event.TagOf(kind, rank, slot));
    }

    private void PushNear(Event added)
    {
        _near.Insert(added);
        if (_near.IsOverfull)
        {
            _ladder.Spill(ref _near);
        }
    }

    internal void RingStarted(int ring, Event first)
    {
        _ringHeads[ring] = first;
        if (Event.IsBefore(first, _firstOfRings))
        {
            (_firstOfRings, _firstRing) = (first, ring);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void RefillNear()
    {
        // A near list without an end means that the ladder is empty.
        if (_near.Count == 0 && _near.End != long.MaxValue)
        {
            _ladder.Refill(ref _near);
        }
    }

    // Which ring is next cannot be predicted, so the smallest is kept by arithmetic and not by branches.
    private void FindFirstRing()
    {
        Event[] heads = _ringHeads;
        long time = heads[0].Time;
        ulong tag = heads[0].Tag;
        int first = 0;
        for (int i = 1; i < heads.Length; i++)
        {
            Event head = heads[i];
            bool isLess = head.Time < time | (head.Time == time & head.Tag < tag);
            long mask = -Unsafe.BitCast<bool, byte>(isLess);
            time += (head.Time - time) & mask;
            tag += (head.Tag - tag) & (ulong)mask;
            first += (i - first) & (int)mask;
        }

        _firstOfRings = new Event(time, tag);
        _firstRing = first;
    }

    private void ThrowOutOfRange(long time) =>
        throw new ArgumentOutOfRangeException(nameof(time), time, $"Must be from now, {_now} ns, to the end of time, {SimTime.Max} ns.");
}
