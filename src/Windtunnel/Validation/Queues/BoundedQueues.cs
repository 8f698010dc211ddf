using System.Collections.Immutable;
using Windtunnel.Analysis;

namespace Windtunnel.Validation.Queues;

/// <summary>Stations that turn requests away.</summary>
internal static class BoundedQueues
{
    public static ImmutableArray<ValidationCase> Cases { get; } =
    [
        Station("M/M/1/5 at 90 %", "Kleinrock 1975, §3.6", arrivals: 0.9, servers: 1, queue: 4, measureSeconds: 200_000),
        Station("M/M/4/10 at 110 %", "Gross & Harris 1998, §2.5", arrivals: 4.4, servers: 4, queue: 6, measureSeconds: 50_000),
        Station("M/M/5/5, Erlang B", "Erlang 1917", arrivals: 4, servers: 5, queue: 0, measureSeconds: 50_000),
    ];

    private static ValidationCase Station(string name, string source, double arrivals, int servers, int queue, double measureSeconds) => new(
        name,
        source,
        $$"""
        design: bounded
        workload: { work: {{arrivals}}/s, peak: 1 x }
        components: { server: { kind: service, instances: 1, cores: {{servers}}, queue: {{queue}} } }
        flows: { work: [ { server: exp 1 s } ] }
        """,
        measureSeconds,
        [
            KnownValue.Errors("work", MMcK.Blocking(arrivals, 1, servers, servers + queue)),
            KnownValue.Throughput("work", MMcK.Throughput(arrivals, 1, servers, servers + queue)),
            KnownValue.Mean("work", MMcK.MeanResponse(arrivals, 1, servers, servers + queue)),
        ]);
}
