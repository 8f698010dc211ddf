using Windtunnel.Simulation;

namespace Windtunnel.Tests.Simulation;

/// <summary>Caches begin as a long time of requests leaves them, so that no run shows a cold start nobody asked for.</summary>
public sealed class CacheWarmthTests
{
    [Theory]
    [InlineData("lru")]
    [InlineData("fifo")]
    [InlineData("random")]
    public void Run_ExactCache_HitsFromTheFirstSecondAsOftenAsTheFormula(string eviction)
    {
        var cache = Run($"eviction: {eviction}");
        cache.Method.ShouldStartWith("exact");
        cache.HitRatio.Value.ShouldBe(cache.Analytic, 0.01);
    }

    [Fact]
    public void Run_EntriesThatExpire_AreOfAllAgesWhenItBegins()
    {
        var cache = Run("ttl: 20 s");
        cache.HitRatio.Value.ShouldBe(cache.Analytic, 0.015);
        cache.Analytic.ShouldBeLessThan(Run("").Analytic - 0.05);
    }

    [Fact]
    public void Run_LargeCache_SaysItIsCalculated()
    {
        var cache = Run("", memory: "100 MB", keys: "1B");
        cache.Method.ShouldStartWith("Che's approximation");
        cache.HitRatio.Value.ShouldBe(cache.Analytic, 0.01);
    }

    private static Windtunnel.Simulation.Results.CacheResult Run(string settings, string memory = "500 kB", string keys = "20k") => Sample.Run(
        $$"""
        workload: { work: { rate: 500/s, peak: 1 x } }
        data: { item: { size: 50 B, keys: {{keys}}, popularity: zipf 0.8 } }
        components:
          cache:
            kind: cache
            memory: {{memory}}
            entry overhead: 50 B
            holds: item
            {{settings}}
        flows:
          work:
            - cache get item:
                on miss: [cache set item]
        """,
        new SimulationOptions { MeasureSeconds = 10, Replications = 8 }).Component("cache").Cache!;
}
