using Windtunnel.Kernel.Chance;
using Windtunnel.Kernel.Programs;
using Windtunnel.Kernel.Programs.Results;
using Windtunnel.Kernel.Stations;
using Windtunnel.Kernel.Stations.Caches;
using Windtunnel.Kernel.Tests.Programs;

namespace Windtunnel.Kernel.Tests.Stations.Caches;

public sealed class CacheTests
{
    // Exact values for 5 keys, 2 entries, Zipf 1.4: King 1971 for LRU, Gelenbe 1973 for random and FIFO.
    [Theory]
    [InlineData(CachePolicy.LeastRecentlyUsed, 0.6166267)]
    [InlineData(CachePolicy.Random, 0.5903959956)]
    [InlineData(CachePolicy.FirstInFirstOut, 0.5903959956)]
    public void Exact_FiveKeysZipf_MatchesTheChain(CachePolicy policy, double hitRatio) =>
        Runs.ShouldAgree(seed => HitRatio(policy, Popularity.Zipf(5, 1.4), 2, seed), hitRatio);

    [Theory]
    [InlineData(CachePolicy.LeastRecentlyUsed)]
    [InlineData(CachePolicy.FirstInFirstOut)]
    public void Exact_UniformKeys_HitsInProportionToSize(CachePolicy policy) =>
        Runs.ShouldAgree(seed => HitRatio(policy, Popularity.Uniform(5), 2, seed), 0.4);

    [Fact]
    public void Exact_LeastFrequentlyUsed_LiesBetweenLruAndThePopularKeys()
    {
        // It forgets how often a key was used once it gives the key up, so it stays a little below the ideal.
        Popularity zipf = Popularity.Zipf(1_000, 1);
        double ideal = zipf.ShareOfTop(50);
        HitRatio(CachePolicy.LeastFrequentlyUsed, zipf, 50, 1).ShouldBeInRange(ideal - 0.06, ideal);
        HitRatio(CachePolicy.LeastRecentlyUsed, zipf, 50, 1).ShouldBeLessThan(ideal - 0.08);
    }

    [Theory]
    [InlineData(CachePolicy.LeastRecentlyUsed)]
    [InlineData(CachePolicy.FirstInFirstOut)]
    [InlineData(CachePolicy.Random)]
    [InlineData(CachePolicy.LeastFrequentlyUsed)]
    public void Exact_ManyDeletes_NeverHoldsADeletedKey(CachePolicy policy)
    {
        CacheState cache = Cache.Exact("c", Keys(100), 16, policy).Start(1);
        var stream = new RandomStream(1, 1);
        for (int i = 0; i < 20_000; i++)
        {
            long key = stream.NextIndex(100);
            if (stream.NextChance(0.3))
            {
                cache.Delete(key, 0);
                cache.Get(key, i, new Draw(0)).ShouldBeFalse();
            }
            else
            {
                cache.Set(key, i);
                cache.Get(key, i, new Draw(0)).ShouldBeTrue();
            }
        }
    }

    [Fact]
    public void Exact_LeastRecentlyUsed_EvictsInOrderOfUse()
    {
        CacheState cache = Cold(CachePolicy.LeastRecentlyUsed, 2);
        cache.Set(1, 0);
        cache.Set(2, 0);
        cache.Get(1, 0, new Draw(0)).ShouldBeTrue();
        cache.Set(3, 0);
        cache.Get(2, 0, new Draw(0)).ShouldBeFalse();
        cache.Get(1, 0, new Draw(0)).ShouldBeTrue();
    }

    [Fact]
    public void Exact_FirstInFirstOut_EvictsInOrderOfStoring()
    {
        CacheState cache = Cold(CachePolicy.FirstInFirstOut, 2);
        cache.Set(1, 0);
        cache.Set(2, 0);
        cache.Get(1, 0, new Draw(0)).ShouldBeTrue();
        cache.Set(3, 0);
        cache.Get(1, 0, new Draw(0)).ShouldBeFalse();
        cache.Get(2, 0, new Draw(0)).ShouldBeTrue();
    }

    [Fact]
    public void Exact_TimeToLive_ExpiresAfterStoringNotAfterUse()
    {
        Cache layout = Cache.Exact("c", Keys(10), 4, ttlSeconds: 1e-6);
        layout.IsWarm = false;
        CacheState cache = layout.Start(1);
        cache.Set(1, 0);
        cache.Get(1, 999, new Draw(0)).ShouldBeTrue();
        cache.Get(1, 1_000, new Draw(0)).ShouldBeFalse();
    }

    // Che's approximation against the exact policy, with the characteristic time solved for here: Σ 1−exp(−p·m) = entries.
    [Fact]
    public void Characteristic_LeastRecentlyUsed_HitsAsTheExactCache()
    {
        Popularity zipf = Popularity.Zipf(10_000, 0.9);
        (double low, double high) = (0, 1e7);
        for (int i = 0; i < 100; i++)
        {
            double middle = (low + high) / 2;
            double held = Enumerable.Range(0, 10_000).Sum(k => 1 - Math.Exp(-zipf.Probability(k) * middle));
            (low, high) = held < 500 ? (middle, high) : (low, middle);
        }

        DataSet keys = Keys(zipf);
        double approximate = HitRatio(() => Cache.Characteristic("c", keys, low, CachePolicy.LeastRecentlyUsed, 500), keys, 1);
        approximate.ShouldBe(HitRatio(CachePolicy.LeastRecentlyUsed, zipf, 500, 2), 0.006);
    }

    [Fact]
    public void Characteristic_AfterFlush_WarmsUpAgain()
    {
        var model = new ModelBuilder();
        DataSet keys = model.DataSet("keys", Popularity.Zipf(100_000, 1));
        Cache cache = model.Add(Cache.Characteristic("c", keys, 50_000, CachePolicy.LeastRecentlyUsed, 10_000));
        model.Regular(model.Program("get").CacheGet(cache, p => p.CacheSet(cache)), 1_000);
        model.At(50, TimelineAction.Flush(cache));
        CacheResult result = model.Run(150, window: 10).Caches[0];
        double Ratio(int window) => (double)result.Windows.Span[window].Hits / (result.Windows.Span[window].Hits + result.Windows.Span[window].Misses);
        Ratio(5).ShouldBeLessThan(Ratio(4) - 0.1);
        Ratio(7).ShouldBeGreaterThan(Ratio(5));
        Ratio(14).ShouldBe(Ratio(4), 0.02);
    }

    // A key that is asked for p of all requests and deleted d times as often is there when its last event was a get, not longer ago than m requests.
    [Theory]
    [InlineData(CachePolicy.LeastRecentlyUsed)]
    [InlineData(CachePolicy.FirstInFirstOut)]
    [InlineData(CachePolicy.Random)]
    public void Characteristic_Deletes_TakeEntriesAwayWhetherTheKeyIsFollowedOrNot(CachePolicy policy)
    {
        const double Lived = 2;
        const double Deletes = 0.5;
        double life = policy == CachePolicy.Random ? 1 / ((1 / Lived) + Deletes) : (1 - Math.Exp(-Deletes * Lived)) / Deletes;
        double expected = policy == CachePolicy.LeastRecentlyUsed ? (1 - Math.Exp(-(1 + Deletes) * Lived)) / (1 + Deletes) : life / (1 + life);
        foreach (int keys in (int[])[2_000, 200_000])
        {
            DataSet data = Keys(keys);
            Cache cache = Cache.Characteristic("c", data, Lived * keys, policy, 1_000);
            cache.DeletesPerGet = Deletes;
            CacheState state = cache.Start(1);
            var stream = new RandomStream(1, 1);
            for (int i = 0; i < 200_000; i++)
            {
                long key = data.Popularity.Next(stream);
                if (stream.NextChance(Deletes / (1 + Deletes)))
                {
                    state.Delete(key, 0);
                }
                else if (!state.Get(key, i, new Draw(stream.NextBits())))
                {
                    state.Set(key, i);
                }
            }

            ((double)state.Hits / (state.Hits + state.Misses)).ShouldBe(expected, 0.005, $"{keys} keys");
        }
    }

    [Fact]
    public void Characteristic_PopularKeyThatExpires_IsMissedOnceAndNotByChance()
    {
        DataSet data = Keys(1_000_000);
        CacheState state = Cache.Characteristic("c", data, 1e6, CachePolicy.LeastRecentlyUsed, 100_000, ttlSeconds: 1e-6).Start(1);
        state.Set(0, 0);
        state.Get(0, 999, new Draw(0)).ShouldBeTrue();
        state.Get(0, 1_000, new Draw(0)).ShouldBeFalse();
        state.Set(0, 1_000);
        state.Get(0, 1_001, new Draw(0)).ShouldBeTrue();
    }

    [Fact]
    public void Typed_Ratio_IsKept()
    {
        DataSet keys = Keys(10);
        HitRatio(() => Cache.Typed("c", keys, 0.8), keys, 1).ShouldBe(0.8, 0.01);
    }

    // Four nodes with room for all keys: when one dies its quarter of the keys is gone, the others take it over, and nobody gets an error; back again, it begins empty.
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void During_ANodeIsDead_ItsKeysAreMissedOnce(bool isLarge)
    {
        var model = new ModelBuilder();
        DataSet keys = model.DataSet("keys", Popularity.Uniform(20_000));
        Group nodes = model.Group("nodes");
        (nodes.Instances, nodes.Shards, nodes.Cores, nodes.PassesOn) = (4, 4, 1000, true);
        Cache cache = model.Add(isLarge ? Cache.Characteristic("c", keys, 1e9, CachePolicy.LeastRecentlyUsed, 20_000) : Cache.Exact("c", keys, 20_000));
        cache.Home = nodes;
        ProgramBuilder program = model.Program("get");
        program.Visit(nodes, Law.Constant(1e-6), new VisitOptions { KeyedBy = keys }).CacheGet(cache, p => p.CacheSet(cache));
        model.Poisson(program, 20_000);
        model.During(1, 3, TimelineAction.Kill(nodes, 1));
        RunResult result = new Execution(model.Build(), 1, new RunOptions { UntilSeconds = 5, WindowSeconds = 0.05 }).Run(TestContext.Current.CancellationToken);

        double RatioAt(double seconds)
        {
            CacheWindow window = result.Caches[0].Windows.Span[(int)Math.Round(seconds / 0.05)];
            return (double)window.Hits / (window.Hits + window.Misses);
        }

        double owned = Enumerable.Range(0, 20_000).Count(k => KeyHash.ShardOf(k, 4) == 0) / 20_000.0;
        RatioAt(0.5).ShouldBeGreaterThan(0.999);

        // Each key is asked for once a second, so in 50 ms 1/40 of the lost keys come twice, on average over the window.
        RatioAt(1).ShouldBe(1 - (owned * 0.975), 0.04);
        RatioAt(2.5).ShouldBe(1 - (owned * Math.Exp(-1.5)), 0.04);
        RatioAt(3).ShouldBe(1 - (owned * 0.975), 0.04);
        result.Programs[0].Failed.ShouldBe(0);
    }

    private static DataSet Keys(long keys) => Keys(Popularity.Uniform(keys));

    private static DataSet Keys(Popularity popularity) => new("keys", 0, popularity);

    private static CacheState Cold(CachePolicy policy, int entries)
    {
        Cache cache = Cache.Exact("c", Keys(10), entries, policy);
        cache.IsWarm = false;
        return cache.Start(1);
    }

    private static double HitRatio(CachePolicy policy, Popularity popularity, int entries, ulong seed)
    {
        DataSet keys = Keys(popularity);
        return HitRatio(() => Cache.Exact("c", keys, entries, policy), keys, seed);
    }

    private static double HitRatio(Func<Cache> layout, DataSet keys, ulong seed)
    {
        CacheState cache = layout().Start(seed);
        var stream = new RandomStream(seed, RandomStream.IdOf("keys"));
        for (int i = 0; i < 30_000; i++)
        {
            if (i == 5_000)
            {
                cache.Reset();
            }

            long key = keys.Popularity.Next(stream);
            if (!cache.Get(key, i, new Draw(stream.NextBits())))
            {
                cache.Set(key, i);
            }
        }

        return (double)cache.Hits / (cache.Hits + cache.Misses);
    }
}
