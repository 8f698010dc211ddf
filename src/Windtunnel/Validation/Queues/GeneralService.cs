using System.Collections.Immutable;
using Windtunnel.Analysis;

namespace Windtunnel.Validation.Queues;

/// <summary>One server, Poisson arrivals, service of any shape: only its mean and variance matter for the mean wait.</summary>
internal static class GeneralService
{
    private const double Utilisation = 0.7;

    public static ImmutableArray<ValidationCase> Cases { get; } =
    [
        Station("M/D/1", "constant 1 s", scv: 0, measureSeconds: 200_000),
        Station("M/E4/1", "erlang 4 mean 1 s", scv: 0.25, measureSeconds: 200_000),
        Station("M/H2/1, scv 4", "hyperexp mean 1 s scv 4", scv: 4, measureSeconds: 1_500_000),
        Station("M/LogNormal/1, scv 2", "lognormal mean 1 s scv 2", scv: 2, measureSeconds: 1_500_000),
    ];

    private static ValidationCase Station(string name, string service, double scv, double measureSeconds) => new(
        name,
        "Pollaczek 1930, Khinchine 1932: Wq = λ·E[S²] / 2(1−ρ)",
        $$"""
        design: general-service
        workload: { work: {{Utilisation}}/s, peak: 1 x }
        components: { server: { kind: service, instances: 1, cores: 1 } }
        flows: { work: [ { server: {{service}} } ] }
        """,
        measureSeconds,
        [
            KnownValue.Mean("work", MG1.MeanResponse(Utilisation, 1, scv)),
            KnownValue.Wait("server", MG1.MeanWait(Utilisation, 1, scv)) with { Tolerance = 0.02 },
        ]);
}
