using Windtunnel.Verdicts;
using static Windtunnel.Tests.Verdicts.Sample;

namespace Windtunnel.Tests.Verdicts.Comparisons;

public sealed class ComparerTests
{
    [Theory]
    [InlineData(0.0184, false)]
    [InlineData(0.0188, false)]
    [InlineData(0.0190, true)]
    public void Compare_Percentile_IsClearBeyondTheIntervalOfTheDifference(double p99, bool expected)
    {
        // Both ± 0.3 ms, so the difference is ± 0.42 ms.
        var after = SteadyRun() with { Flows = [Flow() with { P99 = Sure(p99, 0.0003) }] };
        var difference = Comparer.Compare(SteadyRun(), after, Estimate(), Estimate()).Single(d => d.Quantity == "redirect p99");
        difference.Change.HalfWidth.ShouldBe(0.0003 * Math.Sqrt(2), 1e-9);
        difference.IsClear.ShouldBe(expected);
    }

    [Fact]
    public void Compare_ReplicationsThatMoveTogether_MakeASmallDifferenceClear()
    {
        // Each replication is 1 ms slower than its pair, while both scatter by several; t(2) = 4.3027, s = 0.1 ms.
        var before = Sure(0.020, 0.010) with { Parts = [0.018, 0.020, 0.022] };
        var after = Sure(0.021, 0.010) with { Parts = [0.0189, 0.021, 0.0231] };
        var run = SteadyRun() with { Flows = [Flow() with { P99 = after }] };
        var difference = Comparer.Compare(SteadyRun() with { Flows = [Flow() with { P99 = before }] }, run, Estimate(), Estimate()).Single(d => d.Quantity == "redirect p99");
        difference.Change.HalfWidth.ShouldBe(4.30265 * 0.0001 / Math.Sqrt(3), 1e-8);
        difference.IsClear.ShouldBeTrue();
    }

    [Fact]
    public void Compare_FlowOfOneDesignOnly_IsLeftOut()
    {
        var after = SteadyRun() with { Flows = [Flow("preview")] };
        Comparer.Compare(SteadyRun(), after, Estimate(), Estimate()).ShouldNotContain(d => d.Quantity.StartsWith("preview"));
    }
}
