using Windtunnel.Simulation;
using Windtunnel.Simulation.Results;

namespace Windtunnel.Tests.Simulation;

/// <summary>Caches behind caches: what a tier answers is missing from what the next is asked, and the formulas know it.</summary>
public sealed class TierTests
{
    // Every entry simulated; the widest differences are those of docs/theory/caches.md, section "One cache behind another".
    [Theory]
    [InlineData("copies: 1, memory: 20 kB", "memory: 40 kB", 0.006)]
    [InlineData("copies: 1, memory: 20 kB", "memory: 20 kB", 0.006)]
    [InlineData("copies: 4, memory: 20 kB", "memory: 40 kB", 0.006)]
    [InlineData("copies: 40, memory: 5 kB", "memory: 60 kB", 0.006)]
    [InlineData("copies: 4, memory: 20 kB, eviction: random", "memory: 40 kB, eviction: random", 0.03)]
    [InlineData("copies: 4, memory: 20 kB, eviction: fifo", "memory: 40 kB, eviction: fifo", 0.035)]
    [InlineData("copies: 4, ttl: 2 s", "memory: 40 kB", 0.006)]
    [InlineData("copies: 4, ttl: 2 s", "ttl: 5 s, memory: 1 MB", 0.006)]
    [InlineData("copies: 4, memory: 20 kB, eviction: lfu", "memory: 40 kB", 0.05)]
    public void Run_SmallCaches_HitAsTheFormulasSay(string first, string second, double tolerance)
    {
        var result = Run(first, second, "2k");
        var (near, far) = (result.Component("near").Cache!, result.Component("far").Cache!);
        near.Method.ShouldStartWith("exact");
        far.Method.ShouldStartWith("exact");
        near.Analytic.ShouldBe(near.HitRatio.Value, tolerance);
        far.Analytic.ShouldBe(far.HitRatio.Value, tolerance);
    }

    [Theory]
    [InlineData("copies: 1, memory: 4 MB", "memory: 8 MB", 0.01)]
    [InlineData("copies: 100k, memory: 20 kB", "memory: 4 MB", 0.01)]
    [InlineData("copies: 100k, ttl: 1 h", "memory: 4 MB", 0.01)]
    [InlineData("copies: 4, ttl: 1 h", "memory: 8 MB, eviction: fifo", 0.01)]
    [InlineData("copies: 4, memory: 4 MB, eviction: lfu", "memory: 8 MB, eviction: lfu", 0.01)]
    public void Run_LargeCaches_HitAsTheFormulasSay(string first, string second, double tolerance)
    {
        var result = Run(first, second, "1M");
        var (near, far) = (result.Component("near").Cache!, result.Component("far").Cache!);
        far.Method.ShouldStartWith("Che");
        near.HitRatio.Value.ShouldBe(near.Analytic, tolerance);
        far.HitRatio.Value.ShouldBe(far.Analytic, tolerance);
    }

    [Fact]
    public void Run_OtherWaysPastTheFirst_AreCountedAsTheyAre()
    {
        var alone = Run("copies: 1, memory: 20 kB", "memory: 40 kB", "2k").Component("far").Cache!;
        var mixed = Run("copies: 1, memory: 20 kB", "memory: 40 kB", "2k", directPerSecond: 1000).Component("far").Cache!;
        mixed.Analytic.ShouldBeGreaterThan(alone.Analytic + 0.1);
        mixed.Analytic.ShouldBe(mixed.HitRatio.Value, 0.05);
    }

    private static SimulationResult Run(string first, string second, string keys, double directPerSecond = 0)
    {
        var design = Sample.Read($$"""
            workload: { work: { rate: 2k/s, peak: 1 x }, direct: { rate: {{directPerSecond}}/s, peak: 1 x } }
            data: { item: { size: 100 B, keys: {{keys}}, popularity: zipf 0.9 } }
            components:
              near: { kind: local cache, {{first}}, holds: item }
              far: { kind: cache, {{second}}, entry overhead: 0 B, holds: item }
              origin: { kind: network, latency: 0 s }
            flows:
              work:
                - near get item:
                    on miss:
                      - far get item: { on miss: [origin, far set item] }
              direct:
                - far get item: { on miss: [origin, far set item] }
            """);
        var options = new SimulationOptions { MeasureSeconds = 40, Replications = 8, EventBudget = 8_000_000 };
        return Sample.Run(design, options);
    }
}
