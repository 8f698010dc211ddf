using Windtunnel.Analysis;

namespace Windtunnel.Tests.Analysis.Queues;

public sealed class MM1LifoTests
{
    // Nobody waits for a server that nobody uses: service alone.
    [Fact]
    public void ResponsePercentile_AlmostNoLoad_IsThatOfTheService() =>
        MM1Lifo.ResponsePercentile(1e-9, 2, 0.9).ShouldBe(2 * Math.Log(10), 1e-5);

    // Half of it at ρ = 0.5: most wait less than first come first served, the last hundredth far longer.
    [Fact]
    public void ResponsePercentile_AgainstFirstComeFirstServed_IsLowerInTheMiddleAndHigherInTheTail()
    {
        MM1Lifo.ResponsePercentile(0.5, 1, 0.5).ShouldBeLessThan(MM1.ResponsePercentile(0.5, 1, 0.5));
        MM1Lifo.ResponsePercentile(0.5, 1, 0.99).ShouldBeGreaterThan(1.2 * MM1.ResponsePercentile(0.5, 1, 0.99));
    }

    // ∫ P(R > t) dt is the mean, which is that of first come first served.
    [Fact]
    public void ResponsePercentile_IntegratedOverAllShares_IsTheMean()
    {
        const int Steps = 20_000;
        Enumerable.Range(0, Steps).Average(i => MM1Lifo.ResponsePercentile(0.4, 1, (i + 0.5) / Steps)).ShouldBe(1 / 0.6, 2e-3);
    }

    [Fact]
    public void ResponsePercentile_Saturated_IsInfinite() => MM1Lifo.ResponsePercentile(1, 1, 0.5).ShouldBe(double.PositiveInfinity);
}
