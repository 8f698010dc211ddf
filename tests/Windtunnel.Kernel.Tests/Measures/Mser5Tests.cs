using Windtunnel.Kernel.Chance;
using Windtunnel.Kernel.Measures;

namespace Windtunnel.Kernel.Tests.Measures;

public sealed class Mser5Tests
{
    [Fact]
    public void Truncation_DecayingTransient_CutsItAndLittleElse()
    {
        var stream = new RandomStream(1, 1);
        double[] series = [.. Enumerable.Range(0, 400).Select(i => 10 + (50 * Math.Exp(-i / 10.0)) + stream.NextNormal())];

        Mser5.Truncation(series).ShouldBeInRange(25, 80);
    }

    [Fact]
    public void Truncation_SteadyFromTheStart_CutsLittle()
    {
        var stream = new RandomStream(2, 1);
        double[] series = [.. Enumerable.Range(0, 400).Select(_ => stream.NextNormal())];

        Mser5.Truncation(series).ShouldBeInRange(0, 40);
    }

    [Fact]
    public void Truncation_SeriesThatGrows_NotSettled()
    {
        double[] series = [.. Enumerable.Range(0, 400).Select(i => (double)i)];

        Mser5.Truncation(series).ShouldBe(Mser5.NotSettled);
    }

    [Fact]
    public void Truncation_ByHand_TheLeastStatistic()
    {
        // One odd batch in front of equal ones: leaving out exactly that one brings the statistic to 0.
        Mser5.Truncation([100, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1]).ShouldBe(1);
    }

    [Fact]
    public void Truncation_TooFewBatches_NotSettled() => Mser5.Truncation([1, 1, 1, 1]).ShouldBe(Mser5.NotSettled);
}
