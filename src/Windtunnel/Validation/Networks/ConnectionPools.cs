using System.Collections.Immutable;
using Windtunnel.Analysis;

namespace Windtunnel.Validation.Networks;

/// <summary>Two callers, each with connections of its own to a callee that makes nobody wait: each pool is a queue by itself.</summary>
internal static class ConnectionPools
{
    public static ImmutableArray<ValidationCase> Cases { get; } =
    [
        Case(
            "two pools of 5",
            "M/M/5 each: Erlang 1917",
            "5",
            [KnownValue.Mean("work", MMc.MeanResponse(4, 1, 5)), KnownValue.Percentile("work", 0.99, MMc.ResponsePercentile(4, 1, 5, 0.99))]),
        Case(
            "two pools of 5, 3 may wait",
            "M/M/c/K each: Gross & Harris 1998, §2.5",
            "5 and 3 waiting",
            [KnownValue.Errors("work", MMcK.Blocking(4, 1, 5, 8)), KnownValue.Mean("work", MMcK.MeanResponse(4, 1, 5, 8))]),
        Case(
            "two pools of 5, a wait of a second at most",
            "M/M/c+D each: Barrer 1957; Baccelli & Hebuterne 1981",
            "5 for 1 s",
            [KnownValue.Errors("work", ConstantPatience.LossProbability(4, 1, 5, 1))]),

        // 12 users, 6 s between answer and question, one caller: at most 2 are answered at once.
        new(
            "12 users share a pool of 2",
            "finite source, a birth–death process: Kleinrock 1975, §3.8",
            """
            design: pool
            workload: { work: { users: 12, think: exp 6 s } }
            components:
              web: { kind: service, instances: 1, cores: 20 }
              store: { kind: external service, time: exp 1 s, pool: 2 }
            flows: { work: [ { web: 0 s }, store call ] }
            """,
            50_000,
            [KnownValue.Throughput("work", FiniteSource(12, 6, 1, 2))]),
    ];

    // Of n at the pool each of the others thinks: a birth–death process with rates (users − n)/think and min(n, servers)/service.
    private static double FiniteSource(int users, double think, double service, int servers)
    {
        double weight = 1, total = 1, busy = 0;
        for (var n = 1; n <= users; n++)
        {
            weight *= (users - n + 1) / think * service / Math.Min(n, servers);
            total += weight;
            busy += weight * Math.Min(n, servers);
        }

        return busy / total / service;
    }

    private static ValidationCase Case(string name, string source, string pool, ImmutableArray<KnownValue> known) => new(
        name,
        source,
        $$"""
        design: pool
        workload: { work: 8/s, peak: 1 x }
        components:
          web: { kind: service, instances: 2, cores: 4, routing: random }
          store: { kind: external service, time: exp 1 s, pool: {{pool}} }
        flows: { work: [ { web: 0 s }, store call ] }
        """,
        30_000,
        known);
}
