using System.Collections.Immutable;
using Windtunnel.Analysis;
using Windtunnel.Kernel.Chance;

namespace Windtunnel.Validation.Messages;

/// <summary>Partitioned logs: a consumer works on one message at a time, so each is a queue of its own.</summary>
internal static class Logs
{
    private const double Work = 0.3;

    public static ImmutableArray<ValidationCase> Cases { get; } =
    [
        Log("log: five partitions, two consumers", "", partitions: 5, consumers: 2, arrivals: 3, shares: [3 / 5.0, 2 / 5.0]),
        Log("log: four partitions by a popular key", "post", partitions: 4, consumers: 4, arrivals: 7, ShardShares.Of(Popularity.Zipf(1000, 0.8), 4)),
    ];

    // The rate is thinned by chance, so each consumer is M/M/1 with its share of it.
    private static ValidationCase Log(string name, string key, int partitions, int consumers, double arrivals, double[] shares) => new(
        name,
        "one M/M/1 queue per consumer, with the share of the messages that its partitions get (Kleinrock 1975, ch. 3)",
        $$"""
        design: log
        workload: { post: {{arrivals}}/s, peak: 1 x }
        data: { post: { keys: 1000, popularity: zipf 0.8 } }
        components:
          events: { kind: log, partitions: {{partitions}}, consumers: {{consumers}}, time: constant 0 s, capacity: 1M/s }
          worker: { kind: external service, time: exp {{Work}} s }
        flows:
          post: [ events send {{key}} ]
          work: { reads: events, steps: [ worker call ] }
        """,
        180_000 / arrivals,
        [
            KnownValue.Mean("work", shares.Sum(s => s * MM1.MeanResponse(s * arrivals, Work))),
            KnownValue.Freshness("work", shares.Sum(s => s * MM1.MeanResponse(s * arrivals, Work))),
        ]);
}
