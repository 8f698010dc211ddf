using System.Collections.Immutable;

namespace Windtunnel.Validation.Caches;

/// <summary>One key that expires, asked for at random: a renewal process.</summary>
internal static class Stampedes
{
    private const double Rate = 20;
    private const double Fetch = 0.25;
    private const double TimeToLive = 1;

    public static ImmutableArray<ValidationCase> Cases { get; } = [Coalesced(), NotCoalesced()];

    private static ValidationCase Coalesced()
    {
        const double Cycle = (1 / Rate) + Fetch + TimeToLive;
        return Expiring("expiring key, one fetch at a time", "renewal theory: 1 fetch per 1/λ + F + τ", "yes", [
            KnownValue.Operations("origin", 1 / Cycle),
            KnownValue.HitRatio("cache", TimeToLive / Cycle),
        ]);
    }

    private static ValidationCase NotCoalesced()
    {
        var misses = 1 + (Rate * Fetch);
        var cycle = (2 * Fetch) + TimeToLive + (Math.Exp(-Rate * Fetch) / Rate);
        return Expiring("expiring key, everybody fetches", "renewal theory: 1 + λF fetches per 2F + τ + exp(−λF)/λ", "no", [
            KnownValue.Operations("origin", misses / cycle) with { Tolerance = 0.02 },
            KnownValue.HitRatio("cache", 1 - (misses / cycle / Rate)),
        ]);
    }

    private static ValidationCase Expiring(string name, string source, string coalesce, ImmutableArray<KnownValue> known) => new(
        name,
        source,
        $$"""
        design: expiring-key
        workload: { work: {{Rate}}/s, peak: 1 x }
        data: { item: { size: 100 B, keys: 1 } }
        components:
          cache: { kind: cache, ttl: {{TimeToLive}} s, coalesce: {{coalesce}}, holds: item, time: constant 0 s, capacity: 100M/s }
          origin: { kind: network, latency: constant {{Fetch * 1000}} ms }
        flows:
          work:
            - cache get item:
                on miss: [ origin, cache set item ]
        """,
        4000,
        known);
}
