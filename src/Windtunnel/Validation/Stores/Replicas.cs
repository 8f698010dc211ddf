using System.Collections.Immutable;
using Windtunnel.Analysis;
using Windtunnel.Units;

namespace Windtunnel.Validation.Stores;

/// <summary>Several replicas that answer for each other, and what reads of them miss.</summary>
internal static class Replicas
{
    /// <summary>Mean time of a replica in all cases here [s]; so many cores that nothing waits.</summary>
    private const double Mean = 0.01;

    public static ImmutableArray<ValidationCase> Cases { get; } =
    [
        Quorum("quorum write, 2 of 3", 3, 2),
        Quorum("quorum write, 3 of 5", 5, 3),
        new(
            "reads of a follower",
            "1 − E[e^(−λ·lag)]: the last of Poisson writes is on its way",
            """
            design: follower
            workload: { read: 400/s, change: 20/s, peak: 1 x }
            data: { row: { size: 100 B, keys: 1 } }
            components: { rows: { kind: sql database, replicas: 2, lag: exp 30 ms, cores: 100, read capacity: 1000M/s, write capacity: 1000M/s, holds: row } }
            flows: { read: [ { rows read row: 0 ms } ], change: [ { rows write row: 0 ms } ] }
            """,
            400,
            [new KnownValue("rows stale reads", Dimension.Share, PartialQuorum.StaleAtFollower(20, 0.03) / 2, r => r.FindComponent("rows")!.Replicas!.StaleShare, Tolerance: 0.02)]),
    ];

    private static ValidationCase Quorum(string name, int replicas, int needed) => new(
        name,
        "Rényi 1953: order statistics of exponential times",
        $$"""
        design: quorum
        workload: { change: 500/s, peak: 1 x }
        data: { row: { size: 100 B, keys: 1M } }
        components: { rows: { kind: key-value store, replicas: {{replicas}}, write quorum: {{needed}}, cores: 1000, write capacity: {{1000 / Mean}}/s, holds: row } }
        flows: { change: [ { rows write row: exp {{Mean}} s } ] }
        """,
        20,
        [KnownValue.Mean("change", PartialQuorum.MeanTime(needed, replicas, Mean))]);
}
