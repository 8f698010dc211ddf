using System.Runtime.CompilerServices;
using Windtunnel.Kernel.Times;

namespace Windtunnel.Kernel.Events;

/// <summary>The set of pending events, given out by time and, at the same time, by kind, then by rank.</summary>
public sealed class LadderQueue
{
    // Without rings their first time is this: later than any, and earlier than that of an empty near list, so that the two are no tie.
    private const long NoRing = long.MaxValue - 1;

    private NearList _near = new();
    private readonly Ladder _ladder = new();
    private ConstantDelayRing[] _rings = [];

    // When the first event of each ring happens, and which ring has the first of them all: the search touches one array and not the rings. A ring
    // without events has a time of its own beyond the end of time, so that two of them are no tie.
    private long[] _ringTimes = [];
    private long _firstOfRings = NoRing;
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
            long first = Math.Min(_near.FirstTime, _firstOfRings);
            return first > SimTime.Max ? long.MaxValue : first;
        }
    }

    /// <summary>Makes a ring for events that all have the same delay; its events come out of this queue, in the same order as if pushed here.</summary>
    /// <param name="delay">The delay [ns]; 0 to <see cref="SimTime.Max"/>.</param>
    /// <remarks>Every ring adds a comparison when one of its events is given out, so a handful is worth having and a hundred is not.</remarks>
    public ConstantDelayRing AddRing(long delay)
    {
        var ring = new ConstantDelayRing(this, delay, _rings.Length);
        _rings = [.. _rings, ring];
        _ringTimes = [.. _ringTimes, ConstantDelayRing.NeverOf(ring.Index)];
        FindFirstRing();
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

    /// <summary>Schedules an event that is likely to be among the next; otherwise as <see cref="Push"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void PushSoon(long time, int kind, int slot, ulong rank = 0)
    {
        Event added = Make(time, kind, slot, rank);
        if (time >= _near.End)
        {
            _ladder.Add(added);
            return;
        }

        _near.InsertSoon(added);
        SpillIfOverfull();
    }

    /// <summary>Takes the next event.</summary>
    /// <param name="next">The event; meaningless when there is none.</param>
    /// <returns>Whether there was one.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TryPop(out Event next)
    {
        RefillNear();
        long near = _near.FirstTime;
        if (near < _firstOfRings || (near == _firstOfRings && Event.IsBefore(_near.First, _rings[_firstRing].First)))
        {
            next = _near.Take();
        }
        else if (_firstOfRings <= SimTime.Max)
        {
            next = _rings[_firstRing].Take(out _ringTimes[_firstRing]);
            FindFirstRing();
        }
        else
        {
            next = default;
            return false;
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

        for (int i = 0; i < _ringTimes.Length; i++)
        {
            _ringTimes[i] = ConstantDelayRing.NeverOf(i);
        }

        FindFirstRing();
        _now = 0;
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
        SpillIfOverfull();
    }

    private void SpillIfOverfull()
    {
        if (_near.IsOverfull)
        {
            _ladder.Spill(ref _near);
        }
    }

    internal void RingStarted(int ring, Event first)
    {
        _ringTimes[ring] = first.Time;
        if (first.Time < _firstOfRings)
        {
            (_firstOfRings, _firstRing) = (first.Time, ring);
        }
        else if (first.Time == _firstOfRings)
        {
            SettleRings();
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

    // Which ring is next cannot be predicted, so the smallest is kept by arithmetic and not by branches: times differ by less than 2⁶³.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void FindFirstRing()
    {
        long[] times = _ringTimes;
        long time = NoRing;
        int first = 0;
        long tie = 0;
        for (int i = 0; i < times.Length; i++)
        {
            long later = times[i] - time;
            long isEarlier = later >> 63;

            // Only of 0 are both the number below it and its complement negative.
            tie |= (later - 1) & ~later;
            time += later & isEarlier;
            first += (i - first) & (int)isEarlier;
        }

        (_firstOfRings, _firstRing) = (time, first);
        if (tie < 0)
        {
            SettleRings();
        }
    }

    // Where several rings come at one time, the first is that whose event is.
    private void SettleRings()
    {
        for (int i = 0; i < _rings.Length; i++)
        {
            if (_ringTimes[i] == _firstOfRings && i != _firstRing && Event.IsBefore(_rings[i].First, _rings[_firstRing].First))
            {
                _firstRing = i;
            }
        }
    }

    private void ThrowOutOfRange(long time) =>
        throw new ArgumentOutOfRangeException(nameof(time), time, $"Must be from now, {_now} ns, to the end of time, {SimTime.Max} ns.");
}
