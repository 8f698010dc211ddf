using Windtunnel.Designs.Readers;
using Windtunnel.Estimation;
using Windtunnel.Language;
using Windtunnel.Simulation;
using Windtunnel.Simulation.Results;

namespace Windtunnel.Tests.Simulation;

/// <summary>Keys that come and go: caches have to learn each of them anew, and are full of those that nobody asks for any more.</summary>
public sealed class LastingTests
{
    [Theory]
    [InlineData("memory: 20 kB", "2k", "exact", 0.006)]
    [InlineData("memory: 1 MB", "2k", "exact", 0.006)]
    [InlineData("memory: 20 kB, eviction: fifo", "2k", "exact", 0.006)]
    [InlineData("memory: 20 kB, eviction: random", "2k", "exact", 0.006)]
    [InlineData("memory: 20 kB, ttl: 1 s", "2k", "exact", 0.006)]
    [InlineData("memory: 1 MB, ttl: 1 s", "2k", "exact", 0.006)]
    [InlineData("memory: 4 MB", "1M", "Che", 0.01)]
    [InlineData("memory: 4 MB, eviction: fifo", "1M", "Che", 0.01)]
    [InlineData("memory: 4 MB, eviction: random", "1M", "Che", 0.01)]
    [InlineData("memory: 4 MB, ttl: 20 s", "1M", "Che", 0.01)]
    public void Run_KeysComeAndGo_HitsAsTheFormulasSay(string cache, string keys, string method, double tolerance)
    {
        var found = Run(cache, keys, method == "exact" ? "lasting 1 s" : "lasting 20 s");
        found.Method.ShouldStartWith(method);
        found.HitRatio.Value.ShouldBe(found.Analytic, tolerance);
        found.Analytic.ShouldBeLessThan(Run(cache, keys, "").Analytic - 0.01);
    }

    [Fact]
    public void Estimate_KeysComeAndGo_MemoryCannotBuyEveryHit()
    {
        var design = Sample.Read(Text("memory: 10 MB", "2k", "lasting 20 s"));
        var estimate = Estimator.Estimate(design);
        estimate.Find("cache hit ratio")!.Value.Nominal.ShouldBe(Run("memory: 10 MB", "2k", "lasting 20 s").Analytic, 1e-3);
    }

    [Theory]
    [InlineData("lfu", "lasting 1 h", true)]
    [InlineData("lru", "lasting 1 h", false)]
    [InlineData("lfu", "", false)]
    public void Read_CountsForEverWhatComesAndGoes_IsAnError(string eviction, string lasting, bool isWrong) =>
        DesignReader.ReadText("design: d\n" + Text($"eviction: {eviction}", "2k", lasting), "d.yaml").Diagnostics.Select(d => d.Code).ShouldBe(isWrong ? [DiagnosticCode.Contradiction] : []);

    private static CacheResult Run(string cache, string keys, string lasting) =>
        Sample.Run(Sample.Read(Text(cache, keys, lasting)), new SimulationOptions { MeasureSeconds = 60, Replications = 8, EventBudget = 8_000_000 }).Component("cache").Cache!;

    private static string Text(string cache, string keys, string lasting) => $$"""
        workload: { work: { rate: 2k/s, peak: 1 x } }
        data: { item: { size: 100 B, keys: {{keys}}, popularity: zipf 0.9 {{lasting}} } }
        components:
          cache: { kind: cache, {{cache}}, entry overhead: 0 B, holds: item }
          origin: { kind: network, latency: 0 s }
        flows:
          work: [ { cache get item: { on miss: [origin, cache set item] } } ]
        """;
}
