using System.Collections.Immutable;
using Windtunnel.Analysis;

namespace Windtunnel.Validation.Fanout;

/// <summary>Requests that split and wait for all their parts.</summary>
internal static class ForksAndFans
{
    public static ImmutableArray<ValidationCase> Cases { get; } =
    [
        new(
            "fork–join of two M/M/1",
            "Flatto & Hahn 1984; Nelson & Tantawi 1988: R = (12 − ρ)/8 ÷ (μ − λ)",
            """
            design: fork-join
            workload: { work: 0.5/s, peak: 1 x }
            components:
              left:  { kind: service, instances: 1, cores: 1 }
              right: { kind: service, instances: 1, cores: 1 }
            flows:
              work:
                - parallel:
                    - left: exp 1 s
                    - right: exp 1 s
            """,
            300_000,
            [KnownValue.Mean("work", ForkJoin.MeanResponseOfTwo(0.5, 1))]),
        new(
            "tail at scale: 100 answers, 1 % slow",
            "Dean & Barroso 2013: 1 − 0.99^100 = 0.634 of requests meet a slow one",
            """
            design: tail-at-scale
            workload: { work: 100/s, peak: 1 x }
            components: { slow: { kind: network, latency: 1 s } }
            flows:
              work:
                - fan out 100 x:
                    - choose: { 1 %: [ slow ] }
            """,
            300,
            [KnownValue.Mean("work", TailAtScale.SlowProbability(0.01, 100))]),
        ClosedForkJoin("0.1", 0.760589),
        ClosedForkJoin("0.2", 0.632433),
    ];

    /// <summary>One task at a time computes and asks four disks, then two branches of it do the same at once. A disk is drawn anew for each call.</summary>
    private static ValidationCase ClosedForkJoin(string cpuSeconds, double throughput) => new(
        $"closed fork–join, CPU {cpuSeconds} s",
        "Heidelberger & Trivedi 1983, one task; geometric number of disk calls, mean 10",
        $$"""
        design: closed-fork-join
        workload: { task: { users: 1, think: constant 0 s } }
        components:
          cpu:   { kind: service, instances: 1, cores: 1 }
          disks: { kind: service, instances: 4, cores: 1, routing: random }
        flows:
          task:
            - cpu: exp {{cpuSeconds}} s
            - repeat geometric mean 10: [ { disks: exp 0.04 s } ]
            - parallel:
                - [ { cpu: exp {{cpuSeconds}} s }, { repeat geometric mean 10: [ { disks: exp 0.04 s } ] } ]
                - [ { cpu: exp {{cpuSeconds}} s }, { repeat geometric mean 10: [ { disks: exp 0.04 s } ] } ]
        """,
        15_000,
        [KnownValue.Throughput("task", throughput)]);
}
