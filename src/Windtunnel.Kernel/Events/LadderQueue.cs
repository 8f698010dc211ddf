using System.Runtime.CompilerServices;
using Windtunnel.Kernel.Times;

namespace Windtunnel.Kernel.Events;

/// <summary>The set of pending events, given out by time and, at the same time, in the order in which they were scheduled.</summary>
public sealed class LadderQueue
{
    private readonly NearList _near = new();
    private readonly Ladder _ladder = new();
    private ConstantDelayRing[] _rings = [];
    private ConstantDelayRing? _firstRing;
    private ulong _sequence;
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
            return Math.Min(_near.FirstTime, _firstRing?.First.Time ?? long.MaxValue);
        }
    }

    /// <summary>Makes a ring for events that all have the same delay; its events come out of this queue, in the same order as if pushed here.</summary>
    /// <param name="delay">The delay [ns]; 0 to <see cref="SimTime.Max"/>.</param>
    /// <remarks>Every ring adds a comparison when one of its events is given out, so a handful is worth having and a hundred is not.</remarks>
    public ConstantDelayRing AddRing(long delay)
    {
        var ring = new ConstantDelayRing(this, delay);
        _rings = [.. _rings, ring];
        return ring;
    }

    /// <summary>Schedules an event.</summary>
    /// <param name="time">When [ns]; not before the last event given out and at most <see cref="SimTime.Max"/>.</param>
    /// <param name="kind">What; 0 to <see cref="Event.KindMax"/>.</param>
    /// <param name="slot">To whom; 0 to <see cref="Event.SlotMax"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">The event lies in the past or does not fit.</exception>
    public void Push(long time, int kind, int slot)
    {
        Event added = Next(time, kind, slot);
        if (time >= _near.End)
        {
            _ladder.Add(added);
            return;
        }

        _near.Insert(added);
        if (_near.IsOverfull)
        {
            _ladder.Spill(_near);
        }
    }

    /// <summary>Takes the next event.</summary>
    /// <param name="next">The event; meaningless when there is none.</param>
    /// <returns>Whether there was one.</returns>
    public bool TryPop(out Event next)
    {
        RefillNear();
        ConstantDelayRing? ring = _firstRing;
        if (ring is not null && (_near.Count == 0 || IsBefore(ring.First, _near.First)))
        {
            next = ring.Take();
            FindFirstRing();
        }
        else if (_near.Count > 0)
        {
            next = _near.Take();
        }
        else
        {
            next = default;
            return false;
        }

        _now = next.Time;
        return true;
    }

    /// <summary>Forgets every pending event and starts at time 0 and sequence 0 again, keeping the memory and the rings.</summary>
    public void Clear()
    {
        _near.Clear();
        _ladder.Clear();
        foreach (ConstantDelayRing ring in _rings)
        {
            ring.Clear();
        }

        (_firstRing, _sequence, _now) = (null, 0, 0);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal Event Next(long time, int kind, int slot)
    {
        if ((ulong)(time - _now) > (ulong)(SimTime.Max - _now))
        {
            ThrowOutOfRange(time);
        }

        return new Event(time, Event.TagOf(_sequence++, kind, slot));
    }

    internal void RingStarted(ConstantDelayRing ring)
    {
        if (_firstRing is null || IsBefore(ring.First, _firstRing.First))
        {
            _firstRing = ring;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool IsBefore(Event left, Event right) => left.Time < right.Time || (left.Time == right.Time && left.Tag < right.Tag);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void RefillNear()
    {
        // A near list without an end means that the ladder is empty.
        if (_near.Count == 0 && _near.End != long.MaxValue)
        {
            _ladder.Refill(_near);
        }
    }

    private void FindFirstRing()
    {
        _firstRing = null;
        foreach (ConstantDelayRing ring in _rings)
        {
            if (ring.Count > 0)
            {
                RingStarted(ring);
            }
        }
    }

    private void ThrowOutOfRange(long time) =>
        throw new ArgumentOutOfRangeException(nameof(time), time, $"Must be from now, {_now} ns, to the end of time, {SimTime.Max} ns.");
}
