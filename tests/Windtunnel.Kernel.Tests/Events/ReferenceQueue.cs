using Windtunnel.Kernel.Events;

namespace Windtunnel.Kernel.Tests.Events;

/// <summary>Drives a ladder queue and a sorted set side by side and compares everything that comes out.</summary>
internal sealed class ReferenceQueue
{
    private readonly SortedSet<(long Time, int Kind, ulong Rank, int Slot)> _sorted = [];
    private readonly ConstantDelayRing[] _rings;
    private ulong _count;

    public ReferenceQueue(params long[] ringDelays) => _rings = [.. ringDelays.Select(Queue.AddRing)];

    public LadderQueue Queue { get; } = new();

    public long Now { get; private set; }

    public int Count => _sorted.Count;

    public void Push(long delay)
    {
        (int kind, ulong rank, int slot) = Next();
        long time = Math.Min(Now + delay, 1L << 62);

        // Whether an event is likely to be among the next must not matter to when it comes.
        if (rank % 2 == 0)
        {
            Queue.Push(time, kind, slot, rank);
        }
        else
        {
            Queue.PushSoon(time, kind, slot, rank);
        }

        _sorted.Add((time, kind, rank, slot));
    }

    public void PushRing(int ring)
    {
        (int kind, ulong rank, int slot) = Next();
        _rings[ring].Push(Now, kind, slot, rank);
        _sorted.Add((Now + _rings[ring].Delay, kind, rank, slot));
    }

    public void Pop()
    {
        Queue.Count.ShouldBe(_sorted.Count);
        if (_sorted.Count == 0)
        {
            Queue.PeekTime.ShouldBe(long.MaxValue);
            Queue.TryPop(out _).ShouldBeFalse();
            return;
        }

        (long Time, int Kind, ulong Rank, int Slot) expected = _sorted.Min;
        Queue.PeekTime.ShouldBe(expected.Time);
        Queue.TryPop(out Event next).ShouldBeTrue();
        (next.Time, next.Kind, next.Rank, next.Slot).ShouldBe(expected);
        _sorted.Remove(expected);
        Now = expected.Time;
    }

    // Kinds and ranks that neither rise nor fall, so that the order of scheduling settles nothing; the slot makes each event different.
    private (int Kind, ulong Rank, int Slot) Next()
    {
        ulong n = _count++;
        return ((int)(n * 7 % 64), n * 7919 % 977, (int)(n * 7919 % (1 << 24)));
    }

    public void PopAll()
    {
        while (_sorted.Count > 0)
        {
            Pop();
        }

        Pop();
    }
}
