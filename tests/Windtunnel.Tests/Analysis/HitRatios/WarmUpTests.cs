using Windtunnel.Analysis;
using Windtunnel.Components.Cache;
using Windtunnel.Kernel.Chance;
using Windtunnel.Kernel.Programs;
using Windtunnel.Kernel.Programs.Results;
using Windtunnel.Kernel.Stations.Caches;

namespace Windtunnel.Tests.Analysis.HitRatios;

/// <summary>How long an empty cache takes to be as good as ever, by formula and simulated entry by entry.</summary>
public sealed class WarmUpTests
{
    private const double Rate = 1000;

    // Alike keys with room for all: 1 − exp(−λt/n) = 0.95.
    [Fact]
    public void WarmUpSeconds_RoomForAllKeys_IsThreeTimesTheTimeForEachToBeAskedOnce() =>
        new SharedCache(Eviction.Lru, double.PositiveInfinity, [new CacheClaim(Popularity.Uniform(5000), 1, Rate)])
            .WarmUpSeconds(0, double.PositiveInfinity).ShouldBe(-Math.Log(0.05) * 5000 / Rate, 1e-6);

    // A key is asked for or deleted (1 + d) times as often, and which of both came last is as likely at the end as before.
    [Fact]
    public void WarmUpSeconds_Deletes_MakeItShorter()
    {
        var cache = new SharedCache(Eviction.Lru, double.PositiveInfinity, [new CacheClaim(Popularity.Uniform(5000), 1, Rate, DeletesPerGet: 0.5)]);
        cache.WarmUpSeconds(0, double.PositiveInfinity).ShouldBe(-Math.Log(0.05) * 5000 / Rate / 1.5, 1e-6);
    }

    [Theory]
    [InlineData(Eviction.Lru, CachePolicy.LeastRecentlyUsed)]
    [InlineData(Eviction.Random, CachePolicy.Random)]
    public void WarmUpSeconds_ZipfKeys_IsWhenTheSimulatedCacheIsWarm(Eviction eviction, CachePolicy policy)
    {
        const int Entries = 2000;
        var cache = new SharedCache(eviction, double.PositiveInfinity, [new CacheClaim(Popularity.Zipf(20_000, 0.8), 1, Rate)]);
        var share = cache.Shares(Entries)[0];
        var expected = cache.WarmUpSeconds(0, share.CharacteristicRequests / Rate);

        const double Window = 0.25;
        var runs = Enumerable.Range(1, 20).Select(seed => Cold(policy, Entries, (ulong)seed, Window)).ToArray();
        double RatioIn(int window) => runs.Average(r => (double)r.Windows.Span[window].Hits / (r.Windows.Span[window].Hits + r.Windows.Span[window].Misses));
        var warm = Enumerable.Range(0, runs[0].Windows.Length).First(w => RatioIn(w) >= 0.95 * share.HitRatio);
        ((warm + 0.5) * Window).ShouldBe(expected, (0.1 * expected) + Window);
    }

    private static CacheResult Cold(CachePolicy policy, int entries, ulong seed, double window)
    {
        var model = new ModelBuilder();
        var cache = model.Add(Cache.Exact("cache", model.DataSet("keys", Popularity.Zipf(20_000, 0.8)), entries, policy));
        cache.IsWarm = false;
        model.Poisson(model.Program("get").CacheGet(cache, p => p.CacheSet(cache)), Rate);
        return new Execution(model.Build(), seed, new RunOptions { UntilSeconds = 20, WindowSeconds = window }).Run(TestContext.Current.CancellationToken).Caches[0];
    }
}
