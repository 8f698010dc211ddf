using System.Collections.Immutable;
using Windtunnel.Analysis;

namespace Windtunnel.Validation.Queues;

/// <summary>Servers that work on all requests at once: only the mean of the service matters.</summary>
internal static class SharedServers
{
    public static ImmutableArray<ValidationCase> Cases { get; } =
    [
        Station("M/D/1-PS", "constant 1 s", measureSeconds: 200_000),
        Station("M/E4/1-PS", "erlang 4 mean 1 s", measureSeconds: 200_000),
        Station("M/H2/1-PS, scv 4", "hyperexp mean 1 s scv 4", measureSeconds: 600_000),
        new(
            "M/G/1-PS, short and long",
            "Kleinrock 1976, eq. 4.17: a request of size x takes x/(1−ρ)",
            """
            design: short-and-long
            workload: { short: 0.54/s, long: 0.06/s, peak: 1 x }
            components: { server: { kind: service, instances: 1, cores: 1, discipline: processor sharing } }
            flows: { short: [ { server: constant 0.5 s } ], long: [ { server: constant 5.5 s } ] }
            """,
            400_000,
            [
                KnownValue.Mean("short", ProcessorSharing.MeanResponseOf(0.5, 0.6, 1)),
                KnownValue.Mean("long", ProcessorSharing.MeanResponseOf(5.5, 0.6, 1)) with { Tolerance = 0.02 },
            ]),
        new(
            "M/G/4/8-PS at 110 %",
            "insensitive: that of M/M/4/8 (Gross & Harris 1998, §2.5)",
            """
            design: shared-and-bounded
            workload: { work: 4.4/s, peak: 1 x }
            components: { server: { kind: service, instances: 1, cores: 4, queue: 4, discipline: processor sharing } }
            flows: { work: [ { server: lognormal mean 1 s scv 2 } ] }
            """,
            50_000,
            [
                KnownValue.Errors("work", MMcK.Blocking(4.4, 1, 4, 8)),
                KnownValue.Mean("work", MMcK.MeanResponse(4.4, 1, 4, 8)),
            ]),
    ];

    private static ValidationCase Station(string name, string service, double measureSeconds) => new(
        name,
        "Kleinrock 1976, eq. 4.17: R = E[S]/(1−ρ)",
        $$"""
        design: shared-server
        workload: { work: 0.7/s, peak: 1 x }
        components: { server: { kind: service, instances: 1, cores: 1, discipline: processor sharing } }
        flows: { work: [ { server: {{service}} } ] }
        """,
        measureSeconds,
        [KnownValue.Mean("work", ProcessorSharing.MeanResponse(0.7, 1))]);
}
