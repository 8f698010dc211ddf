using System.Collections.Immutable;
using Windtunnel.Analysis;
using Windtunnel.Units;

namespace Windtunnel.Validation.Messages;

/// <summary>Requests that gather, and consumers that take several messages at once.</summary>
internal static class Batches
{
    private const double Arrivals = 100;

    public static ImmutableArray<ValidationCase> Cases { get; } =
    [
        Linger("count or time", 10, 0.05),
        Linger("count alone", 5, 60),
        new(
            "batch: regular arrivals, a + b·n",
            "10 at 10 ms gaps: (n − 1)/2 gaps, then 2 ms + 10 × 0.1 ms",
            $$"""
            design: bulk
            workload: { put: { rate: {{Arrivals}}/s, arrivals: constant, peak: 1 x } }
            components: { store: { kind: external service, time: constant 2 ms } }
            flows: { put: [ batch 10 within 1 s: [ store call: { each: constant 0.1 ms } ] ] }
            """,
            500,
            [KnownValue.Mean("put", 0.045 + 0.002 + 0.001)]),
        new(
            "transactional outbox and read model",
            "half the time between polls, then the projection",
            $$"""
            design: projection
            workload: { order: { rate: {{Arrivals}}/s, peak: 1 x } }
            components:
              outbox: { kind: queue, consumers: 1, batch: 1000, poll: 1 s, time: constant 0 s, capacity: 1M/s }
              events: { kind: queue, consumers: 1000, time: constant 0 s, capacity: 1M/s }
              view: { kind: external service, time: exp 50 ms }
            flows:
              order: [ outbox send ]
              relay: { reads: outbox, steps: [ fan out each: [ events send ] ] }
              list: { reads: events, steps: [ view call ] }
            """,
            2_000,
            [KnownValue.Freshness("list", 0.5 + 0.05)]),
        new(
            "saga of three steps",
            "1 − Π(1 − pᵢ) fail; Σ (k − 1)·pₖ·Π(1 − pᵢ), i < k, are undone",
            $$"""
            design: saga
            workload: { order: { rate: {{Arrivals}}/s, peak: 1 x } }
            components:
              stock: { kind: external service, time: exp 1 ms, errors: 10 % }
              pay: { kind: external service, time: exp 1 ms, errors: 20 % }
              ship: { kind: external service, time: exp 1 ms, errors: 30 % }
              undo: { kind: external service, time: exp 1 ms }
            flows:
              order:
                - stock call
                - pay call: { on error: [ undo call, fail ] }
                - ship call: { on error: [ undo call, undo call, fail ] }
            """,
            2_000,
            [
                KnownValue.Errors("order", 1 - 0.9 * 0.8 * 0.7),
                KnownValue.Operations("undo", Arrivals * (0.9 * 0.2 + 2 * 0.9 * 0.8 * 0.3)),
            ]),
        new(
            "window with late events",
            "e^(−L/θ)·(θ/W)·(1 − e^(−W/θ)) are late",
            $$"""
            design: window
            workload: { click: { rate: {{Arrivals}}/s, peak: 1 x } }
            components:
              clicks: { kind: queue, consumers: 1000, time: constant 0 s, capacity: 1M/s }
              counts: { kind: external service, time: constant 0 s }
            flows:
              click: [ wait: exp 2 s, clicks send ]
              count: { reads: clicks, steps: [ window 5 s late 3 s: [ counts call ] ] }
            """,
            3_000,
            [KnownValue.Errors("count", Math.Exp(-3 / 2.0) * 2 / 5.0 * (1 - Math.Exp(-5 / 2.0)))]),
        new(
            "windows that overlap",
            "e^(−(L + W − S)/θ)·(θ/S)·(1 − e^(−S/θ)) are late for all",
            $$"""
            design: window
            workload: { click: { rate: {{Arrivals}}/s, peak: 1 x } }
            components:
              clicks: { kind: queue, consumers: 1000, time: constant 0 s, capacity: 1M/s }
              counts: { kind: external service, time: constant 0 s }
            flows:
              click: [ wait: exp 5 s, clicks send ]
              count: { reads: clicks, steps: [ window 10 s every 2 s late 1 s: [ counts call ] ] }
            """,
            3_000,
            [
                KnownValue.Errors("count", Math.Exp(-(1 + 10 - 2) / 5.0) * 5 / 2 * (1 - Math.Exp(-2 / 5.0))),
                KnownValue.Operations("counts", 1 / 2.0),
            ]),
        new(
            "job of what has gathered",
            "a + b·λP; the result before is then a period older",
            $$"""
            design: job
            workload: { put: { rate: {{Arrivals}}/s, peak: 1 x }, rollup: { every: 10 s, of: put } }
            components: { store: { kind: external service, time: exp 5 ms }, etl: { kind: external service, time: constant 1 s } }
            flows: { put: [ store call ], rollup: [ etl call: { each: constant 2 ms } ] }
            """,
            10_000,
            [KnownValue.Mean("rollup", 1 + 0.002 * Arrivals * 10), KnownValue.Freshness("rollup", 10 + 1 + 0.002 * Arrivals * 10)]),
        Served("what is there", 1_000, 1, 0),
        Served("as many as come in time", 400, 16, 0.005),
        Served("full batches", 1_000, 16, 10),
        Bulk("one server", 1, 4, 2.5),
        Bulk("three servers", 3, 5, 10),
    ];

    private static ValidationCase Linger(string title, int most, double within) => new(
        $"batch: {title}",
        $"{most} within {within:0.###} s: Σ k·P(N ≥ k) / (λ·size), then 1 ms",
        $$"""
        design: linger
        workload: { post: {{Arrivals}}/s, peak: 1 x }
        components: { broker: { kind: external service, time: constant 1 ms } }
        flows: { post: [ batch {{most}} within {{within:0.###}} s: [ broker call ] ] }
        """,
        3_000,
        [
            KnownValue.Mean("post", Gathering.MeanWait(Arrivals, most, within) + 0.001),
            KnownValue.Operations("broker", Arrivals / Gathering.MeanSize(Arrivals, most, within)),
        ]);

    private static ValidationCase Served(string title, double arrivals, int least, double within)
    {
        var (wait, size, service) = BatchServer.Solve(arrivals, n => 0.004 + (0.0004 * n), 16, least, within);
        return new(
            $"model server: {title}",
            $"M/D^[{least},16]/1{(within is > 0 and < 1 ? $" within {within * 1000:0} ms" : "")}: chain at the beginnings of batches",
            $$"""
            design: model
            workload: { predict: {{arrivals}}/s, peak: 1 x }
            components: { ranker: { kind: model server, instances: 1, batch: 16, batch within: {{within}} s, time: constant 4 ms, each: constant 0.4 ms } }
            flows: { predict: [ ranker ] }
            """,
            1_000,
            [
                KnownValue.Mean("predict", wait + service),
                new KnownValue("accelerator busy", Dimension.Share, arrivals / size * (0.004 + (0.0004 * size)), r => r.FindComponent("ranker")!.Utilisation),
            ]);
    }

    private static ValidationCase Bulk(string title, int consumers, int most, double arrivals) => new(
        $"consumers take batches: {title}",
        $"M/M^[1,{most}]/{consumers}: geometric queue",
        $$"""
        design: bulk
        workload: { post: {{arrivals}}/s, peak: 1 x }
        components:
          jobs: { kind: queue, consumers: {{consumers}}, batch: {{most}}, time: constant 0 s, capacity: 1M/s }
          worker: { kind: external service, time: exp 1 s }
        flows:
          post: [ jobs send ]
          work: { reads: jobs, steps: [ worker call ] }
        """,
        100_000,
        [
            KnownValue.Mean("work", BulkQueue.MeanWait(arrivals, 1, most, consumers) + 1),
            new KnownValue(
                "consumers busy", Dimension.Share, arrivals / BulkQueue.MeanSize(arrivals, 1, most, consumers) / consumers, r => r.FindComponent("jobs")!.Backlog!.Readers[0].ConsumerBusy),
        ]);
}
