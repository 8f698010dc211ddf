using System.Collections.Immutable;
using Windtunnel.Analysis;

namespace Windtunnel.Validation.Calls;

/// <summary>Calls that are tried again, hedged or limited, where what that comes to is known.</summary>
internal static class GuardedCalls
{
    public static ImmutableArray<ValidationCase> Cases { get; } =
    [
        new(
            "retry amplification: 3 tries at 2 layers, half fail",
            "Beyer et al. 2016, ch. 22; geometric sums",
            """
            design: amplified
            workload: { work: 10/s, peak: 1 x }
            components: { web: { kind: service, instances: 1, cores: 8 }, store: { kind: external service, time: 1 ms, errors: 50 % } }
            flows: { work: [ { web: { time: 0 s, retry: 2 fixed from 1 ms } }, { store call: { retry: 2 fixed from 1 ms } } ] }
            """,
            5_000,
            [KnownValue.Operations("store", 10 * RetryAmplification.MeanCalls(0.5, 3, 2)), KnownValue.Errors("work", Math.Pow(0.5, 9)) with { Tolerance = 0.15 }]),

        // The lesser of X and d + Y: (1 − e^−d) + e^−d/2 for means of 1.
        new(
            "hedged after half the mean",
            "minimum of two exponential times, the second shifted",
            """
            design: hedged
            workload: { work: 10/s, peak: 1 x }
            components: { store: { kind: external service, time: exp 1 s } }
            flows: { work: [ { store call: { hedge: after 0.5 s } } ] }
            """,
            5_000,
            [KnownValue.Mean("work", 1 - Math.Exp(-0.5) / 2), KnownValue.Operations("store", 10 * (1 + Math.Exp(-0.5)))]),
        new(
            "bulkhead of 5, Erlang B",
            "Erlang 1917",
            """
            design: bulkhead
            workload: { work: 4/s, peak: 1 x }
            components: { store: { kind: external service, time: exp 1 s } }
            flows: { work: [ { store call: { bulkhead: 5 } } ] }
            """,
            50_000,
            [KnownValue.Errors("work", ErlangB.Blocking(4, 5)), KnownValue.Mean("work", 1)]),
    ];
}
