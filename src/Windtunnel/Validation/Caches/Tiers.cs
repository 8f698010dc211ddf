using System.Collections.Immutable;
using Windtunnel.Analysis;

namespace Windtunnel.Validation.Caches;

/// <summary>One key that expires in two caches, one behind the other: what the first misses comes as a renewal process.</summary>
internal static class Tiers
{
    private const double Rate = 1.5;
    private const double First = 1;
    private const double Second = 2.2;

    public static ImmutableArray<ValidationCase> Cases { get; } =
    [
        new(
            "a cache behind a cache",
            "renewal theory: M/(1+M), M misses of the first in a life at the second",
            $$"""
            design: tiers
            workload: { work: {{Rate}}/s, peak: 1 x }
            data: { item: { size: 100 B, keys: 1 } }
            components:
              near: { kind: local cache, copies: 1, ttl: {{First}} s, holds: item }
              far: { kind: cache, ttl: {{Second}} s, holds: item, time: constant 0 s, capacity: 100M/s }
              origin: { kind: network, latency: 0 s }
            flows:
              work:
                - near get item:
                    on miss:
                      - far get item: { on miss: [ origin, far set item ] }
            """,
            8000,
            [
                KnownValue.HitRatio("near", Rate * First / (1 + (Rate * First))),
                KnownValue.HitRatio("far", new ConstantLifeMisses(Rate, First).HitsBehind(1, Second, isRenewed: false)),
            ]),
    ];
}
