using System.Collections.Immutable;
using Windtunnel.Analysis;

namespace Windtunnel.Validation.Queues;

/// <summary>Servers that do not serve whoever came first: the last come, or the most urgent.</summary>
internal static class Priorities
{
    private static readonly double[] Arrivals = [0.2, 0.15, 0.2];
    private static readonly double[] Service = [1, 2, 1];
    private static readonly double[] Scv = [1, 0, 1.0 / 3];

    public static ImmutableArray<ValidationCase> Cases { get; } =
    [
        new(
            "M/M/1-LIFO at 50 %",
            "Kleinrock 1976, §3.4: a wait is a busy period; percentile by inversion of its transform",
            """
            design: last-come
            workload: { work: 0.5/s, peak: 1 x }
            components: { server: { kind: service, instances: 1, cores: 1, discipline: lifo } }
            flows: { work: [ { server: exp 1 s } ] }
            """,
            300_000,
            [
                KnownValue.Mean("work", MM1.MeanResponse(0.5, 1)),
                KnownValue.Percentile("work", 0.5, MM1Lifo.ResponsePercentile(0.5, 1, 0.5)),
                KnownValue.Percentile("work", 0.99, MM1Lifo.ResponsePercentile(0.5, 1, 0.99)),
            ]),
        OneServer("M/G/1, three priorities", "Cobham 1954; Kleinrock 1976, eq. 3.31", "priority", [.. PriorityMG1.MeanWait(Arrivals, Service, Scv).Zip(Service, (w, s) => w + s)]),
        OneServer("M/G/1, three preemptive priorities", "Kleinrock 1976, eq. 3.39", "preemptive priority", PriorityMG1.MeanResponsePreemptive(Arrivals, Service, Scv)),
        ThreeServers("M/M/3, two priorities", "Kella & Yechiali 1985", "priority", [.. PriorityMMc.MeanWait([1, 1], 1, 3).Select(w => w + 1)]),
        ThreeServers("M/M/3, two preemptive priorities", "conservation: the urgent are M/M/3 alone, both together M/M/3", "preemptive priority", PriorityMMc.MeanResponsePreemptive([1, 1], 1, 3)),
    ];

    private static ValidationCase OneServer(string name, string source, string discipline, double[] responses) => new(
        name,
        source,
        $$"""
        design: three-priorities
        workload: { urgent: {{Arrivals[0]}}/s, usual: {{Arrivals[1]}}/s, late: {{Arrivals[2]}}/s, peak: 1 x }
        components: { server: { kind: service, instances: 1, cores: 1, discipline: {{discipline}} } }
        flows:
          urgent: { priority: 1, steps: [ { server: exp 1 s } ] }
          usual:  { steps: [ { server: constant 2 s } ] }
          late:   [ { server: { time: uniform 0 s to 2 s, priority: 9 } } ]
        """,
        300_000,
        [
            KnownValue.Mean("urgent", responses[0]),
            KnownValue.Mean("usual", responses[1]),
            KnownValue.Mean("late", responses[2]) with { Tolerance = 0.02 },
        ]);

    private static ValidationCase ThreeServers(string name, string source, string discipline, double[] responses) => new(
        name,
        source,
        $$"""
        design: two-priorities
        workload: { urgent: 1/s, late: 1/s, peak: 1 x }
        components: { server: { kind: service, instances: 1, cores: 3, discipline: {{discipline}} } }
        flows:
          urgent: { priority: 1, steps: [ { server: exp 1 s } ] }
          late:   { priority: 2, steps: [ { server: exp 1 s } ] }
        """,
        130_000,
        [
            KnownValue.Mean("urgent", responses[0]),
            KnownValue.Mean("late", responses[1]),
        ]);
}
