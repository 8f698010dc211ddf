using System.Collections.Immutable;
using Windtunnel.Analysis;
using Windtunnel.Kernel.Stations;

namespace Windtunnel.Validation.Routing;

/// <summary>How a stream divides over like servers.</summary>
internal static class Balancers
{
    public static ImmutableArray<ValidationCase> Cases { get; } =
    [
        Balanced("round robin over two", "E2/M/1 at each server, Kleinrock 1975, §6.4", "round robin", 2, arrivals: 1, serviceSeconds: 0.5, 300_000, EkM1.MeanResponse(2, 0.5, 0.5)),
        Balanced("random over two", "a thinned Poisson stream is Poisson: M/M/1 at each server", "random", 2, arrivals: 1, serviceSeconds: 0.5, 300_000, MM1.MeanResponse(0.5, 0.5)),
        Balanced("random by weights 3 and 1", "a thinned Poisson stream is Poisson: M/M/1 at each server", "random, weights: [3, 1]", 2, arrivals: 1, serviceSeconds: 0.5, 300_000, (0.75 * MM1.MeanResponse(0.75, 0.5)) + (0.25 * MM1.MeanResponse(0.25, 0.5))),
        Balanced("by key over four", "keys of their own make it M/M/1 at each server, with its share of the ring (Karger et al. 1997)", "by key, keyed by: user, virtual nodes: 16", 4, arrivals: 4, serviceSeconds: 0.5, 100_000, OnRing(4, 16, 4, 0.5)),
        Balanced("two choices over 500", "Mitzenmacher 1996, mean field; n → ∞", "power of two", 500, arrivals: 450, serviceSeconds: 1, 1_000, PowerOfChoices.MeanResponse(0.9, 1)),
    ];

    private static double OnRing(int servers, int points, double arrivals, double serviceSeconds)
    {
        var ring = ShardMap.OnRing(servers, points);
        return Enumerable.Range(0, servers).Select(ring.ShareOf).Sum(share => share * MM1.MeanResponse(share * arrivals, serviceSeconds));
    }

    private static ValidationCase Balanced(string name, string source, string routing, int servers, double arrivals, double serviceSeconds, double measureSeconds, double response) => new(
        name,
        source,
        $$"""
        design: balanced
        workload: { work: {{arrivals}}/s, peak: 1 x }{{(routing.Contains("user", StringComparison.Ordinal) ? "\ndata: { user: { keys: 1B, popularity: uniform } }" : "")}}
        components: { server: { kind: service, instances: {{servers}}, cores: 1, routing: {{routing}} } }
        flows: { work: [ { server: exp {{serviceSeconds}} s } ] }
        """,
        measureSeconds,
        [KnownValue.Mean("work", response)]);
}
