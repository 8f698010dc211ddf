using Windtunnel.Analysis;

namespace Windtunnel.Tests.Analysis.Queues;

public sealed class ErlangTests
{
    // Textbook table of Erlang B: 5 erlang on 10 servers block 1.838 %; 10 erlang on 10 servers 21.46 %.
    [Theory]
    [InlineData(5, 10, 0.018384570)]
    [InlineData(10, 10, 0.214582343)]
    [InlineData(1, 1, 0.5)]
    public void Blocking_TabulatedLoad_MatchesTheTable(double offered, int servers, double expected) =>
        ErlangB.Blocking(offered, servers).ShouldBe(expected, 1e-9);

    [Fact]
    public void Blocking_SmallCase_MatchesTheSumOfFactorials()
    {
        // a = 3, c = 4: (81/24) / (1 + 3 + 9/2 + 27/6 + 81/24).
        ErlangB.Blocking(3, 4).ShouldAgreeWith(3.375 / 16.375, 1e-14);
    }

    // A critically loaded loss system of c servers blocks sqrt(2/(πc)) as c grows (Jagerman 1974); at a million that is exact to 1e-3 of itself.
    [Fact]
    public void Blocking_MillionServers_MatchesTheCriticalLimit() =>
        ErlangB.Blocking(1e6, 1_000_000).ShouldAgreeWith(Math.Sqrt(2 / (Math.PI * 1e6)), 2e-3);

    [Fact]
    public void WaitProbability_MillionServersNearlyFull_IsAProbability()
    {
        // Halfin & Whitt 1981: with c = a + β√a and β = 1 the limit is 1/(1 + β·Φ(β)/φ(β)) = 0.22336.
        var wait = ErlangC.WaitProbability(1e6 - 1000, 1_000_000);
        wait.ShouldAgreeWith(0.22336, 2e-3);
    }

    // Known answers, recomputed independently.
    [Theory]
    [InlineData(2, 3, 0.444444)]
    [InlineData(3.96, 4, 0.977905)]
    public void WaitProbability_PublishedLoad_Matches(double offered, int servers, double expected) =>
        ErlangC.WaitProbability(offered, servers).ShouldBe(expected, 5e-7);

    [Fact]
    public void WaitProbability_Overload_IsOne() => ErlangC.WaitProbability(4, 4).ShouldBe(1);

    [Fact]
    public void WaitProbability_NoLoad_IsZero() => ErlangC.WaitProbability(0, 4).ShouldBe(0);

    [Fact]
    public void WaitProbability_AnyLoad_IsAProbabilityAndRisesWithLoad() =>
        Property.Holds(Property.Between(0, 1.2), Property.Count(1, 400), (load, servers) =>
        {
            var wait = ErlangC.WaitProbability(load * servers, servers);
            wait.ShouldBeInRange(0, 1);
            ErlangC.WaitProbability((load + 0.01) * servers, servers).ShouldBeGreaterThanOrEqualTo(wait);
            wait.ShouldBeGreaterThanOrEqualTo(ErlangB.Blocking(load * servers, servers));
        });
}
