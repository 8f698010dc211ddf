using System.Collections.Immutable;
using System.Globalization;
using Windtunnel.Analysis;

namespace Windtunnel.Validation.Queues;

/// <summary>Stations with more to do than they can: what they shed, and what they do not begin because it would be too late.</summary>
internal static class Overloads
{
    public static ImmutableArray<ValidationCase> Cases { get; } =
    [
        // One that would wait for 1.5 services is turned away, one that would wait for one is not: a single request waits.
        Case(
            "M/M/3, sheds what would wait for 1.5 services",
            "M/M/c/K, K = c + 1: Gross & Harris 1998, §2.5",
            "shed: above 0.5 s wait",
            "time: exp 1 s",
            arrivals: 3.6,
            servers: 3,
            50_000,
            [
                KnownValue.Errors("work", MMcK.Blocking(3.6, 1, 3, 4)),
                KnownValue.Mean("work", MMcK.MeanResponse(3.6, 1, 3, 4)),
                KnownValue.Utilisation("server", MMcK.Throughput(3.6, 1, 3, 4) / 3),
            ]),
        Case(
            "M/D/1, sheds what would wait for 3.5 services",
            "M/D/1/K, K = 4: Gross & Harris 1998, §5.1.7",
            "shed: above 3.5 s wait",
            "time: 1 s",
            arrivals: 1.1,
            servers: 1,
            50_000,
            [KnownValue.Errors("work", MD1K.Blocking(1.1, 1, 4)), KnownValue.Mean("work", 1 + MD1K.MeanWait(1.1, 1, 4))]),

        // Work that reaches a server is done whether it is in time or not, so the busy share tells how much does.
        Case(
            "M/M/2 with a deadline, hopeless work is not begun",
            "M/M/c+D: Barrer 1957; Baccelli & Hebuterne 1981",
            "drop: too late",
            "time: exp 1 s, deadline: 3 s",
            arrivals: 2.4,
            servers: 2,
            50_000,
            [KnownValue.Utilisation("server", 1.2 * (1 - ConstantPatience.LossProbability(2.4, 1, 2, 2)))]),
        Case(
            "M/M/2 with a deadline",
            "M/M/c+D: Barrer 1957; Baccelli & Hebuterne 1981",
            "",
            "time: exp 1 s, deadline: 3 s",
            arrivals: 2.4,
            servers: 2,
            50_000,
            [KnownValue.Utilisation("server", 1.2 * (1 - ConstantPatience.LossProbability(2.4, 1, 2, 3)))]),
    ];

    private static ValidationCase Case(string name, string source, string rule, string step, double arrivals, int servers, double measureSeconds, ImmutableArray<KnownValue> known) => new(
        name,
        source,
        string.Create(CultureInfo.InvariantCulture, $$"""
        design: overload
        workload: { work: {{arrivals}}/s, peak: 1 x }
        components: { server: { kind: service, instances: 1, cores: {{servers}}{{(rule.Length == 0 ? "" : ", ")}}{{rule}} } }
        flows: { work: [ { server: { {{step}} } } ] }
        """),
        measureSeconds,
        known);
}
