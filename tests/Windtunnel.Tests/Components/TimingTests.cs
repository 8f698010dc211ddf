using Windtunnel.Components;
using Windtunnel.Units;

namespace Windtunnel.Tests.Components;

public sealed class TimingTests
{
    private static Distribution Seen(string text)
    {
        Distribution.TryParse(text, Dimension.Duration, out var seen, out _).ShouldBeTrue();
        return seen!;
    }

    [Fact]
    public void FromCapacity_SlowAnswerOfAFastServer_IsMostlyDelay()
    {
        var timing = Timing.FromCapacity(Seen("constant 0.5 ms"), capacityPerServer: 100_000);
        timing.Busy!.Mean.ShouldBe(10e-6, 1e-12);
        timing.Delay!.Mean.ShouldBe(490e-6, 1e-12);
    }

    [Fact]
    public void FromCapacity_CapacityBelowOneOverTime_IsAllBusyAtThatCapacity()
    {
        var timing = Timing.FromCapacity(Seen("exp 8 ms"), capacityPerServer: 100);
        timing.Delay.ShouldBeNull();
        timing.Busy!.Mean.ShouldBe(10e-3, 1e-12);
    }

    [Fact]
    public void FromCapacity_NoCapacity_IsRefused() =>
        Should.Throw<ArgumentOutOfRangeException>(() => Timing.FromCapacity(Seen("1 ms"), 0));
}
