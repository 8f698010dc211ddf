using Windtunnel.Analysis;
using Windtunnel.Designs;
using Windtunnel.Designs.Readers;
using Windtunnel.Kernel.Chance;
using Windtunnel.Workloads;

namespace Windtunnel.Tests.Analysis.HitRatios;

public sealed class CacheHitRatiosTests
{
    [Fact]
    public void Of_OneDataSet_IsCheOfAllTheMemory() =>
        Ratio("memory: 100 kB, entry overhead: 0 B").ShouldBe(LruHitRatio.Che(Popularity.Zipf(10_000, 1), 1000), 1e-6);

    [Fact]
    public void Of_TypedRatio_IsRespected() => Ratio("memory: 1 kB, hit ratio: 37 %").ShouldBe(0.37);

    [Fact]
    public void Of_RoomForAll_IsOne() => Ratio("memory: 1 GB").ShouldBe(1, 1e-9);

    [Fact]
    public void Of_LoadOfZero_IsTheSame() =>
        Ratio("memory: 100 kB, entry overhead: 0 B", load: 0).ShouldBe(LruHitRatio.Che(Popularity.Zipf(10_000, 1), 1000), 1e-6);

    [Fact]
    public void Of_NothingStoresIt_IsZero() => Ratio("memory: 1 GB", stored: "store read item").ShouldBe(0);

    [Fact]
    public void Of_TwoSetsInOneCache_ShareByHowOftenTheyAreAskedFor()
    {
        const string Second = "              - cache get other: { on miss: [cache set other] }";
        var alone = Ratio("memory: 100 kB, entry overhead: 0 B");
        var shared = Ratio("memory: 100 kB, entry overhead: 0 B", more: Second);
        shared.ShouldBeLessThan(alone - 0.01);
        var seldom = Ratio("memory: 100 kB, entry overhead: 0 B", more: "  - choose: { 5 %: [cache get other: { on miss: [cache set other] }] }");
        seldom.ShouldBeInRange(shared + 0.005, alone - 0.001);
        // Two like sets in twice the room are each as well off as one alone.
        Ratio("memory: 200 kB, entry overhead: 0 B", more: Second).ShouldBe(alone, 1e-3);
    }

    private static double Ratio(string cache, double load = 100, string stored = "cache set item", string more = "")
    {
        var text = $$"""
            design: cached
            workload: { look: {{load}}/s, peak: 1 x }
            data:
              item: { size: 100 B, keys: 10k, popularity: zipf 1.0 }
              other: { size: 100 B, keys: 10k, popularity: zipf 1.0 }
            components:
              cache: { kind: cache, {{cache}}, holds: [item, other] }
              store: { kind: sql database, holds: [item, other] }
            flows:
              look:
              - cache get item: { on miss: [store read item, {{stored}}] }
            {{more.TrimStart().PadLeft(more.Length == 0 ? 0 : more.TrimStart().Length + 2)}}
            """;
        var reading = DesignReader.ReadText(text, "cached.yaml");
        reading.Design.ShouldNotBeNull(string.Join('\n', reading.Diagnostics));
        var ratios = CacheHitRatios.Of(reading.Design, l => ((OpenLoad)l).Rate.Value.Nominal);
        return ratios.Of(reading.Design.FindComponent("cache")!, reading.Design.FindData("item"));
    }
}
