using Windtunnel.Language;
using Windtunnel.Units;

namespace Windtunnel.Components.Cache;

/// <summary>What decides the hits of a cache, of whatever kind.</summary>
public static class CacheRoom
{
    /// <summary>Memory of a cache that has room for everything [B]; large enough for any data set, small enough to compute with.</summary>
    public const double Endless = 1e21;

    private static CacheKind KindOf(Component cache) => (CacheKind)cache.Kind;

    extension(Component cache)
    {
        /// <summary>Memory for entries of one copy [B]; &gt; 0.</summary>
        public double EntryMemory => cache.Settings.Find(KindOf(cache).MemoryKey)?.Value.Nominal ?? Endless;

        /// <summary>Memory an entry takes beyond its data [B]; ≥ 0.</summary>
        public double EntryOverhead => cache.Settings.Find(CacheKind.EntryOverhead)?.Value.Nominal ?? 0;

        /// <summary>Which entry goes when there is no room.</summary>
        public Eviction Eviction => cache.Settings.Find(CacheKind.Eviction)?.Value ?? Cache.Eviction.Lru;

        /// <summary>Age at which entries are dropped [s]; +∞ for never.</summary>
        public double EntryLife => cache.Settings.Find(KindOf(cache).TimeToLiveKey)?.Value.Nominal ?? double.PositiveInfinity;

        /// <summary>Whether misses of one key share one fetch.</summary>
        public bool IsCoalescing => cache.Settings.Find(CacheKind.Coalesce) is { Value: Coalescing.Yes };

        /// <summary>The hit ratio that the design types; null where it is computed.</summary>
        public Setting<Quantity>? TypedHitRatio => cache.Settings.Find(CacheKind.HitRatio);

        /// <summary>Separate caches among which requests choose by chance; ≥ 1.</summary>
        public int CacheCopies => KindOf(cache).CopiesKey is { } key ? cache.FindCount(key) ?? 1 : 1;

        /// <summary>Whether it stores by itself what the steps on a miss have brought.</summary>
        public bool KeepsWhatItMisses => KindOf(cache).KeepsWhatItMisses;
    }
}
