using Windtunnel.Analysis;

namespace Windtunnel.Tests.Analysis.Queues;

public sealed class MGInfinityTests
{
    [Fact]
    public void MeanNumber_Connections_IsLittlesLaw() => MGInfinity.MeanNumber(1000, 0.2).ShouldBe(200);

    // Poisson with mean 3: P(N ≤ 5) = 0.91608, P(N ≤ 6) = 0.96649.
    [Theory]
    [InlineData(0.916, 5)]
    [InlineData(0.917, 6)]
    [InlineData(0, 0)]
    public void NumberPercentile_MeanThree_MatchesThePoissonTable(double percentile, long expected) =>
        MGInfinity.NumberPercentile(3, 1, percentile).ShouldBe(expected);

    [Fact]
    public void NumberPercentile_MillionConnections_IsNearTheNormalLimit() =>
        ((double)MGInfinity.NumberPercentile(1e6, 1, 0.99)).ShouldBe(1e6 + 2.326348 * 1e3, 3);
}
