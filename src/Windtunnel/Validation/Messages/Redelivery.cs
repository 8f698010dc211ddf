using System.Collections.Immutable;
using Windtunnel.Analysis;
using Windtunnel.Units;

namespace Windtunnel.Validation.Messages;

/// <summary>Messages that are given out again when the work on them fails.</summary>
internal static class Redelivery
{
    private const double Arrivals = 10;
    private const double Work = 0.1;
    private const double Fails = 0.5;
    private const int Most = 3;
    private const int Consumers = 10;

    public static ImmutableArray<ValidationCase> Cases { get; } =
    [
        new(
            "queue: three deliveries",
            "geometric law cut at three: 1 + p + p² deliveries, p³ dead letters",
            $$"""
            design: redelivery
            workload: { post: {{Arrivals}}/s, peak: 1 x }
            components:
              jobs: { kind: queue, consumers: {{Consumers}}, deliveries: {{Most}}, time: constant 0 s, capacity: 1M/s }
              worker: { kind: external service, time: exp {{Work}} s, errors: {{Fails * 100}} % }
            flows:
              post: [ jobs send ]
              work: { reads: jobs, steps: [ worker call ] }
            """,
            5_000,
            [
                KnownValue.Errors("work", Deliveries.DeadLetters(Fails, Most)),
                new KnownValue(
                    "consumers busy", Dimension.Share, Arrivals * Work * Deliveries.Mean(Fails, Most) / Consumers, r => r.FindComponent("jobs")!.Backlog!.Readers[0].ConsumerBusy),
            ]),
    ];
}
