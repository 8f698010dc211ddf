using FsCheck;
using FsCheck.Fluent;
using Windtunnel.Kernel.Chance;
using Windtunnel.Kernel.Events;

namespace Windtunnel.Kernel.Tests.Events;

public sealed class LadderQueueTests
{
    private static readonly Config Thorough = Config.QuickThrowOnFailure.WithMaxTest(300).WithEndSize(1500);

    public static TheoryData<string> Shapes => ["exponential", "equal", "few times", "zero or far", "descending", "ascending", "decades", "bimodal"];

    [Fact]
    public void TryPop_AnyInterleaving_AsSortedByTimeKindAndRank()
    {
        Prop.ForAll(ArbMap.Default.ArbFor<(int Operation, int Delay)[]>(), steps =>
        {
            var both = new ReferenceQueue(0, 3, 1000);
            foreach ((int operation, int delay) in steps)
            {
                switch ((uint)operation % 8)
                {
                    case 0 or 1 or 2:
                        both.Pop();
                        break;
                    case 3:
                        both.PushRing((int)((uint)delay % 3));
                        break;
                    case 4:
                        both.Push((long)(uint)delay << (int)((uint)delay % 30));
                        break;
                    default:
                        both.Push((uint)delay % 50);
                        break;
                }
            }

            both.PopAll();
        }).Check(Thorough);
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void TryPop_RampHoldAndDrain_AsSortedByTimeKindAndRank(string shape)
    {
        const int Pending = 6000;
        var stream = new RandomStream(11, RandomStream.IdOf(shape));
        var both = new ReferenceQueue(5, 700);
        for (int i = 0; i < Pending; i++)
        {
            both.Push(Delay(shape, i, stream));
        }

        for (int i = 0; i < 2 * Pending; i++)
        {
            both.Pop();
            if (i % 3 == 0)
            {
                both.PushRing(i % 2);
            }
            else
            {
                both.Push(Delay(shape, i % Pending, stream));
            }
        }

        both.PopAll();
    }

    [Fact]
    public void Push_LaterEventsWhileEarlierOnesComeOut_RampSpillsAndStaysSorted()
    {
        // Two go in for each that comes out, which is what made a near list without a bound linear in the events pending.
        var stream = new RandomStream(3, 3);
        var both = new ReferenceQueue();
        both.Push(0);
        for (int i = 0; i < 8000; i++)
        {
            both.Pop();
            both.Push(stream.NextIndex(1000));
            both.Push(1000 + stream.NextIndex(1_000_000));
        }

        both.PopAll();
    }

    [Fact]
    public void Push_ManyAtOneTimeInAnyOrder_ComeOutByRank()
    {
        const int Events = 5_000;
        var queue = new LadderQueue();
        for (int i = 0; i < Events; i++)
        {
            queue.Push(i % 2 == 0 ? 1_000 : 2_000_000, 1, i, (ulong)(i * 7919L % Events));
        }

        ulong before = 0;
        for (int i = 0; i < Events; i++)
        {
            queue.TryPop(out Event next).ShouldBeTrue();
            (i == Events / 2 || next.Rank >= before).ShouldBeTrue();
            before = next.Rank;
        }
    }

    [Fact]
    public void Push_InThePast_Throws()
    {
        var queue = new LadderQueue();
        queue.Push(10, 0, 0);
        queue.TryPop(out _);

        Should.Throw<ArgumentOutOfRangeException>(() => queue.Push(9, 0, 0)).ParamName.ShouldBe("time");
    }

    [Theory]
    [InlineData((1L << 62) + 1, 0, 0)]
    [InlineData(-1, 0, 0)]
    [InlineData(0, 64, 0)]
    [InlineData(0, -1, 0)]
    [InlineData(0, 0, 1 << 24)]
    [InlineData(0, 0, -1)]
    public void Push_WhatDoesNotFit_Throws(long time, int kind, int slot) =>
        Should.Throw<ArgumentOutOfRangeException>(() => new LadderQueue().Push(time, kind, slot));

    [Fact]
    public void Clear_WithEventsEverywhere_StartsAnew()
    {
        var queue = new LadderQueue();
        ConstantDelayRing ring = queue.AddRing(5);
        for (int i = 0; i < 1000; i++)
        {
            queue.Push(i * 17 % 1000, 0, i);
        }

        queue.TryPop(out _);
        ring.Push(3, 0, 0);
        queue.Clear();

        queue.Count.ShouldBe(0);
        queue.TryPop(out _).ShouldBeFalse();
        queue.Push(0, 1, 2, 3);
        queue.TryPop(out Event next).ShouldBeTrue();
        (next.Time, next.Kind, next.Slot, next.Rank).ShouldBe((0, 1, 2, 3ul));
    }

    [Fact]
    public void PushAndPop_AfterWarmUp_AllocateNothing()
    {
        var queue = new LadderQueue();
        ConstantDelayRing ring = queue.AddRing(1_000);
        var stream = new RandomStream(1, 1);
        long now = 0;
        for (int i = 0; i < 5000; i++)
        {
            queue.Push((long)(stream.NextExponential() * 1e6), 0, i);
        }

        Hold(300_000);
        long before = GC.GetAllocatedBytesForCurrentThread();
        Hold(300_000);

        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBe(0);

        void Hold(int events)
        {
            for (int i = 0; i < events; i++)
            {
                queue.TryPop(out Event next);
                now = next.Time;
                if (next.Kind == 0)
                {
                    ring.Push(now, 1, next.Slot);
                }
                else
                {
                    queue.Push(now + (long)(stream.NextExponential() * 1e6), 0, next.Slot);
                }
            }
        }
    }

    private static long Delay(string shape, int i, RandomStream stream) => shape switch
    {
        "exponential" => (long)(stream.NextExponential() * 1e6),
        "equal" => 1000,
        "few times" => 100 * stream.NextIndex(4),
        "zero or far" => stream.NextChance(0.9) ? 0 : 1L << 61,
        "descending" => 10_000_000 - (1000L * i),
        "ascending" => 1000L * i,
        "decades" => (long)Math.Pow(10, stream.NextUniform() * 17),
        "bimodal" => stream.NextChance(0.5) ? stream.NextIndex(100) : 1_000_000_000L + stream.NextIndex(100),
        _ => throw new ArgumentOutOfRangeException(nameof(shape)),
    };
}
