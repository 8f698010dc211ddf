using Windtunnel.Kernel.Events;

namespace Windtunnel.Kernel.Tests.Events;

public sealed class ConstantDelayRingTests
{
    [Fact]
    public void Push_EqualTimesInRingsAndQueue_ComeOutByKindAndRank()
    {
        var queue = new LadderQueue();
        ConstantDelayRing first = queue.AddRing(10);
        ConstantDelayRing second = queue.AddRing(10);
        second.Push(0, 1, 4, 7);
        queue.Push(10, 1, 3, 5);
        first.Push(0, 1, 2, 3);
        second.Push(0, 1, 1, 2);
        second.Push(0, 0, 0, 9);

        int[] slots = [.. Enumerable.Range(0, 5).Select(_ => queue.TryPop(out Event next) ? next.Slot : -1)];

        slots.ShouldBe([0, 1, 2, 3, 4]);
    }

    [Fact]
    public void Push_MoreThanTheRingHolds_GrowsInOrder()
    {
        var queue = new LadderQueue();
        ConstantDelayRing ring = queue.AddRing(1_000);
        for (int i = 0; i < 40; i++)
        {
            ring.Push(i, 0, i);
        }

        for (int i = 0; i < 30; i++)
        {
            queue.TryPop(out _);
        }

        for (int i = 40; i < 500; i++)
        {
            ring.Push(1_000 + i, 0, i);
        }

        for (int i = 30; i < 500; i++)
        {
            queue.TryPop(out Event next).ShouldBeTrue();
            next.Slot.ShouldBe(i);
        }
    }

    [Fact]
    public void Push_EarlierThanTheLastPush_Throws()
    {
        ConstantDelayRing ring = new LadderQueue().AddRing(1);
        ring.Push(5, 0, 0);

        Should.Throw<ArgumentOutOfRangeException>(() => ring.Push(4, 0, 0));
    }

    [Fact]
    public void AddRing_NegativeDelay_Throws() => Should.Throw<ArgumentOutOfRangeException>(() => new LadderQueue().AddRing(-1));
}
