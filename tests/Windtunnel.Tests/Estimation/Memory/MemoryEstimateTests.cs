using Windtunnel.Analysis;
using Windtunnel.Kernel.Chance;

namespace Windtunnel.Tests.Estimation.Memory;

public sealed class MemoryEstimateTests
{
    private const string Body = """
        workload: { ask: 100/s }
        data:
          row: { keys: 10k, size: 950 B, popularity: zipf 1.0 }
        components:
          cache: { kind: cache, memory: 1 MB, holds: row }
          store: { kind: key-value store, holds: row }
        flows:
          ask: [{cache get row: {on miss: [store read row, cache set row]}}]
        """;

    [Fact]
    public void HitRatio_OneDataSet_IsChesApproximation() =>
        Sketch.Value(Body, "cache hit ratio").ShouldBe(LruHitRatio.Che(Popularity.Zipf(10_000, 1), 1_000), 1e-6);

    [Fact]
    public void MemoryForHits_ComputedMemory_HasThatHitRatio()
    {
        var bytes = Sketch.Value(Body, "cache memory for 80 % hits");
        Sketch.Value(Body.Replace("1 MB", $"{bytes / 1e3:0.###} kB"), "cache hit ratio").ShouldBe(0.8, 1e-4);
    }

    [Fact]
    public void HitRatio_TimeToLive_IsWhatItAllowsWhereThereIsRoom() =>
        Sketch.Value(Body.Replace("1 MB", "1 GB, ttl: 60 s"), "cache hit ratio")
            .ShouldBe(TtlCache.FromStorage(Popularity.Zipf(10_000, 1), 200, 60).HitRatio, 1e-4);

    [Fact]
    public void HitRatio_NothingIsStored_IsZero() =>
        Sketch.Value(Body.Replace(", cache set row", ""), "store average operations").ShouldBe(100, 1e-9);

    [Fact]
    public void HitRatio_RangeOfMemory_IsARangeBetweenTheEnds()
    {
        var figure = Sketch.Figure(Body.Replace("1 MB", "0.5 to 2 MB"), "cache hit ratio");
        var ends = new[] { 575_000, 1_925_000 }.Select(bytes => LruHitRatio.Che(Popularity.Zipf(10_000, 1), bytes / 1000.0)).ToArray();
        figure.Value.Low.ShouldBe(ends[0], 0.004);
        figure.Value.High.ShouldBe(ends[1], 0.004);
    }

    [Fact]
    public void Rule_MoreReadsThanRecords_NeedsNoMoreThanAllRecords() =>
        // A fifth of 8.64M reads a day is more than the 10,000 records there are.
        Sketch.Value(Body, "cache memory for 20 % of daily reads").ShouldBe(10_000 * 1_000, 1e-6);
}
