using Windtunnel.Analysis;

namespace Windtunnel.Tests.Analysis.Batches;

public sealed class GatheringTests
{
    [Fact]
    public void MeanWait_NoLimitInTime_IsHalfTheTimeOfTheOthers()
    {
        Gathering.MeanWait(10, 5, double.PositiveInfinity).ShouldBe(4 / 20.0, 1e-12);
        Gathering.MeanSize(10, 5, double.PositiveInfinity).ShouldBe(5);
        Gathering.MeanWait(10, 5, 1e6).ShouldBe(0.2, 1e-12);
    }

    [Fact]
    public void MeanWait_NoLimitInNumber_IsThatOfATimeWindow()
    {
        // Size 1 + λT; the first waits T, those after it T/2 on average.
        const double Rate = 3, Within = 2;
        Gathering.MeanSize(Rate, 1_000, Within).ShouldBe(1 + Rate * Within, 1e-9);
        Gathering.MeanWait(Rate, 1_000, Within).ShouldBe(Within * (1 + Rate * Within / 2) / (1 + Rate * Within), 1e-9);
    }

    [Fact]
    public void MeanWait_TwoAtMost_IsWorkedOutByHand()
    {
        // The first waits min(T, next arrival): (1 − e^−λT)/λ, shared by 1 + (1 − e^−λT).
        const double Rate = 4, Within = 0.3;
        var second = 1 - Math.Exp(-Rate * Within);
        Gathering.MeanSize(Rate, 2, Within).ShouldBe(1 + second, 1e-12);
        Gathering.MeanWait(Rate, 2, Within).ShouldBe(second / Rate / (1 + second), 1e-12);
    }

    [Theory]
    [InlineData(0, 10, 0.5, 0.5, 1)]
    [InlineData(5, 1, 0.5, 0, 1)]
    [InlineData(5, 10, 0, 0, 1)]
    [InlineData(1e9, 1000, 1, 4.995e-7, 1000)]
    public void MeanWait_AtTheEdges(double rate, int most, double within, double wait, double size)
    {
        Gathering.MeanWait(rate, most, within).ShouldBe(wait, 1e-9);
        Gathering.MeanSize(rate, most, within).ShouldBe(size, 1e-9);
    }

    [Fact]
    public void MeanSize_ManyExpected_DoesNotVanish()
    {
        // e^−2000 is nothing in a double, and still half of the batches have 2,000 or more.
        Gathering.MeanSize(2_000, 2_000, 1).ShouldBeInRange(1_975, 1_990);
    }
}
