using Windtunnel.Analysis;
using Windtunnel.Kernel.Chance;

namespace Windtunnel.Tests.Analysis.Caches;

/// <summary>Hit ratios against published values, against sums over all cache contents, and against each other.</summary>
public sealed class CacheHitRatioTests
{
    private static readonly Popularity FiveKeys = Popularity.Zipf(5, 1.4);

    // Known answers for five keys and two places, Zipf 1.4.
    [Fact]
    public void Exact_FiveKeysTwoPlaces_MatchesTheKnownRatios()
    {
        LruHitRatio.Exact(FiveKeys, 2).ShouldBe(0.6166267, 5e-8);
        RandomHitRatio.Exact(FiveKeys, 2).ShouldBe(0.5903959956, 5e-11);
        LruHitRatio.Che(FiveKeys, 2).ShouldBe(0.60823, 5e-6);
    }

    [Fact]
    public void Exact_UniformKeys_IsTheShareThatFits()
    {
        LruHitRatio.Exact(Popularity.Uniform(5), 2).ShouldBe(0.4, 1e-12);
        RandomHitRatio.Exact(Popularity.Uniform(5), 2).ShouldBe(0.4, 1e-12);
        LruHitRatio.Che(Popularity.Uniform(5), 2).ShouldBe(0.4, 1e-12);
        RandomHitRatio.Approximate(Popularity.Uniform(5), 2).ShouldBe(0.4, 1e-12);
    }

    // King 1971: an LRU cache holds a, b, c, … from newest to oldest with probability qa · qb/(1−qa) · qc/(1−qa−qb) …
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void Exact_Lru_EqualsTheSumOverAllContents(int capacity)
    {
        var popularity = Popularity.Zipf(6, 0.8);
        LruHitRatio.Exact(popularity, capacity).ShouldBe(LruByContents(popularity, capacity, [], 1, 0), 1e-11);
    }

    // Gelenbe 1973: a FIFO or random cache holds a set with probability in proportion to the product of its popularities.
    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(5)]
    public void Exact_Random_EqualsTheSumOverAllContents(int capacity)
    {
        var popularity = Popularity.HotSet(8, 3, 0.7);
        double hits = 0, all = 0;
        for (uint set = 0; set < 256; set++)
        {
            if (System.Numerics.BitOperations.PopCount(set) != capacity) continue;
            double weight = 1, share = 0;
            for (var key = 0; key < 8; key++)
            {
                if ((set >> key & 1) == 0) continue;
                weight *= popularity.Probability(key);
                share += popularity.Probability(key);
            }

            hits += weight * share;
            all += weight;
        }

        RandomHitRatio.Exact(popularity, capacity).ShouldBe(hits / all, 1e-12);
    }

    [Fact]
    public void Exact_OnePlace_IsTheChanceThatTwoRequestsAgree() =>
        Property.Holds(Property.Count(2, 60), Property.Between(0, 2), (keys, exponent) =>
        {
            var popularity = Popularity.Zipf(keys, exponent);
            var twice = Enumerable.Range(0, keys).Sum(rank => Math.Pow(popularity.Probability(rank), 2));
            LruHitRatio.Exact(popularity, 1).ShouldBe(twice, 1e-10);
            RandomHitRatio.Exact(popularity, 1).ShouldBe(twice, 1e-10);
        });

    [Fact]
    public void HitRatios_AnyZipf_RankRandomBelowLruBelowBest() =>
        Property.Holds(Property.Count(2, 40), Property.Between(0.1, 2), Property.Between(0.1, 0.9), (keys, exponent, share) =>
        {
            var popularity = Popularity.Zipf(keys, exponent);
            var capacity = (int)Math.Ceiling(share * (keys - 1));
            var random = RandomHitRatio.Exact(popularity, capacity);
            var lru = LruHitRatio.Exact(popularity, capacity);
            var best = LfuHitRatio.Exact(popularity, capacity);
            random.ShouldBeLessThanOrEqualTo(lru + 1e-10);
            lru.ShouldBeLessThanOrEqualTo(best + 1e-10);
            LruHitRatio.Exact(popularity, capacity + 1).ShouldBeGreaterThanOrEqualTo(lru - 1e-10);
        });

    // The errors docs/theory/caches.md states for a hundred keys and up.
    [Theory]
    [InlineData(100, 10, 0.8)]
    [InlineData(100, 50, 1.2)]
    [InlineData(500, 20, 1.0)]
    [InlineData(300, 100, 0.6)]
    public void Approximations_HundredsOfKeys_AreWithinTheStatedError(int keys, int capacity, double exponent)
    {
        var popularity = Popularity.Zipf(keys, exponent);
        LruHitRatio.Che(popularity, capacity).ShouldBe(LruHitRatio.Exact(popularity, capacity), 0.0015);
        RandomHitRatio.Approximate(popularity, capacity).ShouldBe(RandomHitRatio.Exact(popularity, capacity), 0.0035);
    }

    [Fact]
    public void HitRatios_NoRoomAndRoomForAll_AreZeroAndOne()
    {
        LruHitRatio.Che(FiveKeys, 0).ShouldBe(0);
        LruHitRatio.Exact(FiveKeys, 0).ShouldBe(0);
        RandomHitRatio.Exact(FiveKeys, 0).ShouldBe(0);
        RandomHitRatio.Approximate(FiveKeys, 0).ShouldBe(0);
        LruHitRatio.Che(FiveKeys, 5).ShouldBe(1, 1e-12);
        LruHitRatio.Exact(FiveKeys, 9).ShouldBe(1);
        RandomHitRatio.Exact(FiveKeys, 5).ShouldBe(1);
        RandomHitRatio.Approximate(FiveKeys, 7).ShouldBe(1);
    }

    // Three of ten keys are asked for at all, so four places hold everything.
    [Fact]
    public void HitRatios_KeysNobodyAsksFor_TakeNoRoom()
    {
        var popularity = Popularity.HotSet(10, 3, 1);
        LruHitRatio.Che(popularity, 4).ShouldBe(1, 1e-12);
        LruHitRatio.Exact(popularity, 4).ShouldBe(1, 1e-12);
        RandomHitRatio.Exact(popularity, 4).ShouldBe(1, 1e-12);
        RandomHitRatio.Approximate(popularity, 4).ShouldBe(1, 1e-12);
    }

    [Fact]
    public void Exact_TooLarge_Throws()
    {
        Should.Throw<ArgumentOutOfRangeException>(() => LruHitRatio.Exact(Popularity.Zipf(1_000_000, 1), 1000));
        Should.Throw<ArgumentOutOfRangeException>(() => LruHitRatio.Che(FiveKeys, double.NaN));
        Should.Throw<ArgumentOutOfRangeException>(() => RandomHitRatio.Exact(FiveKeys, -1));
    }

    private static double LruByContents(Popularity popularity, int places, HashSet<int> held, double probability, double share)
    {
        if (places == 0) return probability * share;
        var sum = 0.0;
        for (var key = 0; key < popularity.Keys; key++)
        {
            if (held.Contains(key)) continue;
            var q = popularity.Probability(key);
            sum += LruByContents(popularity, places - 1, [.. held, key], probability * q / (1 - share), share + q);
        }

        return sum;
    }
}
