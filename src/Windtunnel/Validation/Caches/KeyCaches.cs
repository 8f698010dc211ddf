using System.Collections.Immutable;

namespace Windtunnel.Validation.Caches;

/// <summary>Five keys, room for two: small enough for the exact answer.</summary>
internal static class KeyCaches
{
    public static ImmutableArray<ValidationCase> Cases { get; } =
    [
        Cache("LRU, Zipf 1.4", "King 1971, exact: 5 keys, 2 places", "lru", "zipf 1.4", 0.6166267),
        Cache("random replacement, Zipf 1.4", "Gelenbe 1973, exact: 5 keys, 2 places", "random", "zipf 1.4", 0.5903959956),
        Cache("FIFO, uniform", "every policy: places ÷ keys", "fifo", "uniform", 0.4),
        Cache("LRU, uniform", "every policy: places ÷ keys", "lru", "uniform", 0.4),
    ];

    private static ValidationCase Cache(string name, string source, string eviction, string popularity, double hitRatio) => new(
        name,
        source,
        $$"""
        design: key-cache
        workload: { work: 1k/s, peak: 1 x }
        data: { item: { size: 100 B, keys: 5, popularity: {{popularity}} } }
        components:
          cache: { kind: cache, memory: 200 B, entry overhead: 0 B, eviction: {{eviction}}, holds: item, time: constant 0 s }
          origin: { kind: network, latency: 0 s }
        flows:
          work:
            - cache get item:
                on miss: [ origin, cache set item ]
        """,
        300,
        [KnownValue.HitRatio("cache", hitRatio)]);
}
