using Windtunnel.Analysis;

namespace Windtunnel.Tests.Analysis.Queues;

public sealed class MM1Tests
{
    [Fact]
    public void MeanResponse_HalfLoad_IsTwiceTheService() => MM1.MeanResponse(0.5, 1).ShouldBe(2);

    // Kleinrock 1975 §3.2: R = 1/(μ−λ) with μ = 10, λ = 8.
    [Fact]
    public void MeanFigures_EightOfTen_MatchTheClosedForms()
    {
        MM1.MeanResponse(8, 0.1).ShouldBe(0.5, 1e-12);
        MM1.MeanWait(8, 0.1).ShouldBe(0.4, 1e-12);
        MM1.MeanNumber(8, 0.1).ShouldBe(4, 1e-12);
    }

    [Fact]
    public void ResponsePercentile_Median_IsLnTwoTimesTheMean() =>
        MM1.ResponsePercentile(0.5, 1, 0.5).ShouldBe(2 * Math.Log(2), 1e-12);

    [Fact]
    public void WaitPercentile_ShareThatFindsTheServerIdle_IsZero()
    {
        MM1.WaitPercentile(0.5, 1, 0.5).ShouldBe(0);
        MM1.WaitPercentile(0.5, 1, 0.9).ShouldBe(2 * Math.Log(5), 1e-12);
    }

    [Fact]
    public void EveryFigure_Overload_IsInfinite()
    {
        MM1.MeanResponse(1, 1).ShouldBe(double.PositiveInfinity);
        MM1.MeanWait(2, 1).ShouldBe(double.PositiveInfinity);
        MM1.MeanNumber(2, 1).ShouldBe(double.PositiveInfinity);
        MM1.ResponsePercentile(1, 1, 0).ShouldBe(double.PositiveInfinity);
        MM1.WaitPercentile(1, 1, 0.5).ShouldBe(double.PositiveInfinity);
    }

    [Theory]
    [InlineData(-1, 1)]
    [InlineData(double.NaN, 1)]
    [InlineData(double.PositiveInfinity, 1)]
    [InlineData(1, 0)]
    [InlineData(1, double.NaN)]
    public void MeanResponse_OutOfRange_Throws(double arrivals, double serviceTime) =>
        Should.Throw<ArgumentOutOfRangeException>(() => MM1.MeanResponse(arrivals, serviceTime));

    [Fact]
    public void ResponsePercentile_AskedForAll_Throws() =>
        Should.Throw<ArgumentOutOfRangeException>(() => MM1.ResponsePercentile(0.5, 1, 1));
}
