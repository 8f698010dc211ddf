using System.Runtime.CompilerServices;
using Windtunnel.Kernel.Times;

namespace Windtunnel.Kernel.Events;

/// <summary>Events that all have the same delay, such as a constant network hop or a timeout: first in, first out, so never sorted.</summary>
/// <remarks>Made by <see cref="LadderQueue.AddRing"/>; its events come out of that queue.</remarks>
public sealed class ConstantDelayRing
{
    private readonly LadderQueue _queue;
    private Event[] _events = new Event[64];
    private int _head;
    private long _lastTime;

    internal ConstantDelayRing(LadderQueue queue, long delay, int index)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(delay);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(delay, SimTime.Max);
        _queue = queue;
        Index = index;
        Delay = delay;
    }

    /// <summary>The delay [ns] of every event in the ring.</summary>
    public long Delay { get; }

    internal int Index { get; }

    /// <summary>How many events are in the ring.</summary>
    public int Count { get; private set; }

    /// <summary>Schedules an event one delay from now.</summary>
    /// <param name="now">Simulated time [ns]; not before the last event that the queue gave out, nor before the last push.</param>
    /// <param name="kind">What; 0 to <see cref="Event.KindMax"/>.</param>
    /// <param name="slot">To whom; 0 to <see cref="Event.SlotMax"/>.</param>
    /// <param name="rank">Which of one kind at the same time is first: the lower. Its lower 34 bits count.</param>
    /// <exception cref="ArgumentOutOfRangeException">Time went back, or the event does not fit.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Push(long now, int kind, int slot, ulong rank = 0)
    {
        Event added = _queue.Make(now + Delay, kind, slot, rank);
        if (Count == _events.Length)
        {
            Grow();
        }

        Event[] events = _events;
        events[(_head + Count) & (events.Length - 1)] = added;
        if (Count++ == 0)
        {
            _queue.RingStarted(Index, added);
        }
        else if (added.Time <= _lastTime)
        {
            Settle(added, now);
        }

        _lastTime = added.Time;
    }

    /// <summary>The event that is next; meaningless when there is none.</summary>
    internal Event First => _events[_head];

    /// <summary>The time of a ring without events: beyond the end of time, another for each ring.</summary>
    internal static long NeverOf(int index) => long.MaxValue - 2 - index;

    /// <summary>Takes the first event.</summary>
    /// <param name="next">When the one after it happens [ns]; <see cref="NeverOf"/> when there is none.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal Event Take(out long next)
    {
        Event[] events = _events;
        Event first = events[_head];
        _head = (_head + 1) & (events.Length - 1);
        next = --Count > 0 ? events[_head].Time : NeverOf(Index);
        return first;
    }

    internal void Clear() => (_head, Count) = (0, 0);

    // Moves the event added last before those of its time that are of a higher kind or rank.
    private void Settle(Event added, long now)
    {
        if (added.Time < _lastTime)
        {
            Count--;
            ThrowOutOfOrder(now);
        }

        Event[] events = _events;
        int mask = events.Length - 1;
        int place = Count - 1;
        for (; place > 0 && Event.IsBefore(added, events[(_head + place - 1) & mask]); place--)
        {
            events[(_head + place) & mask] = events[(_head + place - 1) & mask];
        }

        events[(_head + place) & mask] = added;
        if (place == 0)
        {
            _queue.RingStarted(Index, added);
        }
    }

    private static void ThrowOutOfOrder(long now) =>
        throw new ArgumentOutOfRangeException(nameof(now), now, "Events of one ring must be scheduled in order of time.");

    private void Grow()
    {
        var larger = new Event[_events.Length * 2];
        int untilEnd = _events.Length - _head;
        Array.Copy(_events, _head, larger, 0, untilEnd);
        Array.Copy(_events, 0, larger, untilEnd, _head);
        (_events, _head) = (larger, 0);
    }
}
