using Windtunnel.Simulation;
using Windtunnel.Simulation.Analytic;
using Windtunnel.Simulation.Results;

namespace Windtunnel.Tests.Simulation;

/// <summary>Misses of one key that share a fetch, from the design to the report, beside the formulas of the queueing network.</summary>
public sealed class CoalescingTests
{
    [Theory]
    [InlineData("yes", "20k")]
    [InlineData("no", "20k")]
    [InlineData("yes", "1M")]
    [InlineData("no", "1M")]
    public void Run_PopularKeyThatExpires_AsksTheOriginAsOftenAsTheFormulas(string coalesce, string keys)
    {
        var (result, analytic) = Run($"coalesce: {coalesce}", keys);
        var origin = result.Component("origin");
        var traffic = analytic.FindComponent("origin")!;
        origin.OperationsPerSecond.Value.ShouldBe(traffic.OperationsPerSecond, 0.015 * traffic.OperationsPerSecond);
        result.Component("cache").Cache!.HitRatio.Value.ShouldBe(result.Component("cache").Cache!.Analytic, 0.01);
        result.Flow("work").Mean.Value.ShouldBe(analytic.FindFlow("work")!.MeanSeconds, 0.02 * result.Flow("work").Mean.Value);
        (result.Component("cache").Cache!.Shared.Value > 0.01).ShouldBe(coalesce == "yes");
    }

    [Fact]
    public void Run_DeletesOfALargeCache_CountAsTheFormulaSays()
    {
        var plain = Run("", "1M", fetch: "1 ms").Result.Component("cache").Cache!;
        var deleted = Run("", "1M", deletesPerSecond: 100, fetch: "1 ms").Result.Component("cache").Cache!;
        deleted.HitRatio.Value.ShouldBe(deleted.Analytic, 0.01);
        deleted.Analytic.ShouldBeLessThan(plain.Analytic - 0.1);
    }

    [Fact]
    public void Run_Coalesced_ShowsTheTimeSpentWaitingForAnothersFetch()
    {
        var flow = Run("coalesce: yes", "20k").Result.Flow("work");
        var shared = flow.Hops.Single(h => h.Label == "cache get item, fetched by another");
        shared.WaitSeconds.ShouldBeGreaterThan(0.002);
        flow.Hops.Sum(h => h.WaitSeconds + h.ServiceSeconds).ShouldBe(flow.Mean.Value, 0.01 * flow.Mean.Value);
    }

    private static (SimulationResult Result, AnalyticResult Analytic) Run(string settings, string keys, double deletesPerSecond = 0, string fetch = "300 ms")
    {
        var design = Sample.Read($$"""
            workload: { work: { rate: 200/s, peak: 1 x }, change: { rate: {{deletesPerSecond}}/s, peak: 1 x } }
            data: { item: { size: 1 kB, keys: {{keys}}, popularity: hot 60 % on 1 } }
            components:
              cache:
                kind: cache
                ttl: 2 s
                holds: item
                {{settings}}
              origin: { kind: network, latency: constant {{fetch}} }
            flows:
              work:
                - cache get item:
                    on miss: [origin, cache set item]
              change: [cache delete item]
            """);
        var options = new SimulationOptions { MeasureSeconds = 200, Replications = 8 };
        return (Sample.Run(design, options), AnalyticPass.Solve(design, options));
    }
}
