using Windtunnel.Kernel.Measures;

namespace Windtunnel.Kernel.Tests.Measures;

public sealed class TimeWeightedTests
{
    [Fact]
    public void Integral_Steps_SumOfLevelTimesTime()
    {
        var level = new TimeWeighted(10, 1);
        level.Add(20, 2);
        level.Set(25, 0);
        level.Add(40, 1);

        level.Integral(50).ShouldBe((UInt128)((10 * 1) + (5 * 3) + 0 + (10 * 1)));
        level.Mean(50).ShouldBe(35.0 / 40);
        level.LevelMax.ShouldBe(3);
        level.Level.ShouldBe(1);
    }

    [Fact]
    public void Integral_Beyond64Bits_Exact()
    {
        var level = new TimeWeighted(0, 1L << 40);

        level.Integral(1L << 62).ShouldBe(UInt128.One << 102);
    }

    [Fact]
    public void Restart_InTheMiddle_ForgetsThePastAndKeepsTheLevel()
    {
        var level = new TimeWeighted(0, 9);
        level.Set(10, 4);
        level.Restart(20);

        level.Integral(30).ShouldBe((UInt128)40);
        level.LevelMax.ShouldBe(4);
    }

    [Fact]
    public void Add_TimeGoesBackOrLevelFallsBelowZero_Throws()
    {
        var level = new TimeWeighted(5, 0);

        Should.Throw<InvalidOperationException>(() => level.Add(4, 1));
        Should.Throw<InvalidOperationException>(() => level.Add(6, -1));
    }

    [Fact]
    public void Mean_NoTime_NotANumber() => new TimeWeighted(5, 3).Mean(5).ShouldBe(double.NaN);
}
