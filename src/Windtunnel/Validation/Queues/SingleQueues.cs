using System.Collections.Immutable;
using Windtunnel.Analysis;

namespace Windtunnel.Validation.Queues;

/// <summary>One station, Poisson arrivals, exponential service, first come first served.</summary>
internal static class SingleQueues
{
    public static ImmutableArray<ValidationCase> Cases { get; } =
    [
        Station("M/M/1 at 50 %", "Kleinrock 1975, ch. 3", arrivals: 0.5, servers: 1, measureSeconds: 200_000),
        Station("M/M/1 at 80 %", "Kleinrock 1975, ch. 3", arrivals: 0.8, servers: 1, measureSeconds: 1_000_000),
        Station("M/M/3 at 67 %", "Erlang 1917; PDQ examples, M/M/3: R = 1.444444", arrivals: 2, servers: 3, measureSeconds: 200_000),
        Station("M/M/16 at 90 %", "Erlang 1917: Wq = 0.369590", arrivals: 14.4, servers: 16, measureSeconds: 90_000),
    ];

    private static ValidationCase Station(string name, string source, double arrivals, int servers, double measureSeconds) => new(
        name,
        source,
        $$"""
        design: station
        workload: { work: {{arrivals}}/s, peak: 1 x }
        components: { server: { kind: service, instances: 1, cores: {{servers}} } }
        flows: { work: [ { server: exp 1 s } ] }
        """,
        measureSeconds,
        [
            KnownValue.Mean("work", MMc.MeanResponse(arrivals, 1, servers)),
            KnownValue.Percentile("work", 0.5, MMc.ResponsePercentile(arrivals, 1, servers, 0.5)),
            KnownValue.Percentile("work", 0.99, MMc.ResponsePercentile(arrivals, 1, servers, 0.99)),
            KnownValue.Wait("server", MMc.MeanWait(arrivals, 1, servers)) with { Tolerance = 0.02 },
            KnownValue.Utilisation("server", arrivals / servers),
        ]);
}
