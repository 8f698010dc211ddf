using System.Collections.Immutable;
using Windtunnel.Analysis;
using Windtunnel.Units;

namespace Windtunnel.Validation.Functions;

/// <summary>Functions that start cold and turn requests away.</summary>
internal static class ColdFunctions
{
    /// <summary>Time in the function of an accepted request, one environment: every 1/e-th starts, which takes half as long again.</summary>
    private static readonly double Held = 1 + (0.5 * Math.Exp(-1));

    public static ImmutableArray<ValidationCase> Cases { get; } =
    [
        new(
            "function with one environment",
            "the gap before an accepted request is memoryless: e^(−λτ) start cold; turned away by renewal reward",
            Design("0.5/s", "time: exp 1 s, cold start: exp 500 ms, keep warm: 2 s, concurrency: 1"),
            200_000,
            [
                KnownValue.Mean("work", Held),
                KnownValue.Errors("work", 0.5 * Held / (1 + (0.5 * Held))),
                Cold(Math.Exp(-1) / (1 + (0.5 * Held))),
            ]),
        new(
            "function with two environments",
            "first passages of the Erlang loss system (Keilson 1979, §5.1); Erlang 1917",
            Design("2/s", "time: exp 1 s, cold start: 0 s, keep warm: 700 ms, concurrency: 2"),
            100_000,
            [
                KnownValue.Errors("work", ErlangB.Blocking(2, 2)),
                Cold(ColdStarts.Probability(2, 1, 0, 0.7, 2) * (1 - ErlangB.Blocking(2, 2))),
            ]),
    ];

    private static KnownValue Cold(double share) => new("fn cold starts", Dimension.Share, share, r => r.FindComponent("fn")!.ColdShare!.Value, Tolerance: 0.02);

    private static string Design(string rate, string keys) =>
        $$"""
        design: function
        workload: { work: { rate: {{rate}}, peak: 1 x } }
        components: { fn: { kind: function, {{keys}} } }
        flows: { work: [fn] }
        """;
}
