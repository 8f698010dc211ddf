using Windtunnel.Kernel.Events;

namespace Windtunnel.Kernel.Tests.Events;

/// <summary>Drives a ladder queue and a sorted set side by side and compares everything that comes out.</summary>
internal sealed class ReferenceQueue
{
    private readonly SortedSet<(long Time, ulong Sequence, int Kind, int Slot)> _sorted = [];
    private readonly ConstantDelayRing[] _rings;
    private ulong _sequence;

    public ReferenceQueue(params long[] ringDelays) => _rings = [.. ringDelays.Select(Queue.AddRing)];

    public LadderQueue Queue { get; } = new();

    public long Now { get; private set; }

    public int Count => _sorted.Count;

    public void Push(long delay)
    {
        (int kind, int slot) = ((int)(_sequence % 16), (int)(_sequence * 7919 % (1 << 24)));
        long time = Math.Min(Now + delay, 1L << 62);
        Queue.Push(time, kind, slot);
        _sorted.Add((time, _sequence++, kind, slot));
    }

    public void PushRing(int ring)
    {
        (int kind, int slot) = ((int)(_sequence % 16), (int)(_sequence * 7919 % (1 << 24)));
        _rings[ring].Push(Now, kind, slot);
        _sorted.Add((Now + _rings[ring].Delay, _sequence++, kind, slot));
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

        (long Time, ulong Sequence, int Kind, int Slot) expected = _sorted.Min;
        Queue.PeekTime.ShouldBe(expected.Time);
        Queue.TryPop(out Event next).ShouldBeTrue();
        (next.Time, next.Sequence, next.Kind, next.Slot).ShouldBe(expected);
        _sorted.Remove(expected);
        Now = expected.Time;
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
