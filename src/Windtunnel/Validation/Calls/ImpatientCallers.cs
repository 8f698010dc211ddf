using System.Collections.Immutable;
using Windtunnel.Analysis;

namespace Windtunnel.Validation.Calls;

/// <summary>Timeouts that withdraw work: the theory of impatience.</summary>
internal static class ImpatientCallers
{
    private const double Arrivals = 2.4;
    private const double Service = 1;
    private const int Servers = 2;
    private const double Patience = 2;

    public static ImmutableArray<ValidationCase> Cases { get; } =
    [
        ErlangACase(ErlangA.Solve(Arrivals, Service, Servers, Patience).AbandonmentProbability),
        CancelledCase(Reneging.Solve(Arrivals, Service, Servers, Patience)),
    ];

    // Whoever reaches a server is served to the end, but the caller's patience, being exponential, may still run out: with probability S/(S + patience).
    private static ValidationCase ErlangACase(double abandoned) => Case(
        "Erlang A: a timeout drops what waits",
        "Palm 1957; Garnett, Mandelbaum & Reiman 2002",
        "before start",
        [
            KnownValue.Utilisation("server", Arrivals * (1 - abandoned) * Service / Servers),
            KnownValue.Errors("work", abandoned + (1 - abandoned) * Service / (Service + Patience)),
        ]);

    private static ValidationCase CancelledCase(Reneging queue) => Case(
        "M/M/2, a timeout stops the work",
        "birth–death process, Gross & Harris 1998, §2.10",
        "propagates",
        [KnownValue.Utilisation("server", queue.Utilisation), KnownValue.Errors("work", queue.LossProbability)]);

    private static ValidationCase Case(string name, string source, string cancel, ImmutableArray<KnownValue> known) => new(
        name,
        source,
        $$"""
        design: impatient
        workload: { work: {{Arrivals}}/s, peak: 1 x }
        components: { server: { kind: service, instances: 1, cores: {{Servers}} } }
        flows: { work: [ { server: { time: exp {{Service}} s, timeout: exp {{Patience}} s, cancel: {{cancel}} } } ] }
        """,
        20_000,
        known);
}
