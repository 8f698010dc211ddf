using System.Collections.Immutable;
using Windtunnel.Analysis;

namespace Windtunnel.Validation.Caches;

/// <summary>Keys that are asked for during half a second, after which a new one takes the place of each.</summary>
internal static class Lasting
{
    private const double RatePerKey = 10, Seconds = 0.5, TimeToLive = 0.2;

    public static ImmutableArray<ValidationCase> Cases { get; } =
    [
        Cache("keys that come and go, room for all", "each misses once: 1 − (1 − e^(−λL)) ÷ λL", "", LastingKeys.FromStorage(RatePerKey, double.PositiveInfinity, Seconds).Hits),
        Cache("keys that come and go, time to live", "renewals within a life, docs/theory/caches.md", $", ttl: {TimeToLive} s", LastingKeys.FromStorage(RatePerKey, TimeToLive, Seconds).Hits),
    ];

    private static ValidationCase Cache(string name, string source, string ttl, double hitRatio) => new(
        name,
        source,
        $$"""
        design: lasting
        workload: { work: {{100 * RatePerKey}}/s, peak: 1 x }
        data: { item: { size: 100 B, keys: 100, popularity: uniform lasting {{Seconds}} s } }
        components:
          cache: { kind: cache, memory: 1 MB{{ttl}}, entry overhead: 0 B, holds: item, time: constant 0 s }
          origin: { kind: network, latency: 0 s }
        flows:
          work: [ { cache get item: { on miss: [origin, cache set item] } } ]
        """,
        100,
        [KnownValue.HitRatio("cache", hitRatio)]);
}
