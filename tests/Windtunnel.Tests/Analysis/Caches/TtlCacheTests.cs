using Windtunnel.Analysis;
using Windtunnel.Kernel.Chance;

namespace Windtunnel.Tests.Analysis.Caches;

public sealed class TtlCacheTests
{
    // One key asked for twice a second that lives three seconds from storage: six hits follow each miss.
    [Fact]
    public void FromStorage_OneKey_IsARenewalRatio() => TtlCache.FromStorage(Popularity.Uniform(1), 2, 3).HitRatio.ShouldBe(6.0 / 7, 1e-12);

    [Fact]
    public void FromLastUse_OneKey_IsTheChanceOfAUseInTime() =>
        TtlCache.FromLastUse(Popularity.Uniform(1), 2, 3).HitRatio.ShouldBe(1 - Math.Exp(-6), 1e-12);

    // A life equal to the characteristic time holds as many keys as the LRU cache, and hits as often: that is Che's idea.
    [Fact]
    public void FromLastUse_CharacteristicTime_IsTheLruCache() =>
        Property.Holds(Property.Between(0.2, 1.5), Property.Count(1, 900), (exponent, capacity) =>
        {
            var popularity = Popularity.Zipf(1000, exponent);
            var cache = TtlCache.FromLastUse(popularity, 50, CharacteristicTime.Lru(popularity, capacity) / 50);
            cache.MeanKeys.ShouldAgreeWith(capacity, 1e-6);
            cache.HitRatio.ShouldAgreeWith(LruHitRatio.Che(popularity, capacity), 1e-6);
        });

    [Fact]
    public void HitRatio_NoRequestsOrNoLife_IsZero()
    {
        TtlCache.FromStorage(Popularity.Zipf(10, 1), 0, 5).HitRatio.ShouldBe(0);
        TtlCache.FromLastUse(Popularity.Zipf(10, 1), 5, 0).MeanKeys.ShouldBe(0);
    }
}
