using System.Collections.Immutable;
using Windtunnel.Analysis;

namespace Windtunnel.Validation.Queues;

/// <summary>One server that pauses now and then, whether it is busy or not.</summary>
internal static class Pausing
{
    public static ImmutableArray<ValidationCase> Cases { get; } =
    [
        Station("M/M/1 with exponential pauses", "exp 1 s", 1, gap: 20, pause: 2, "exp 2 s", 1),
        Station("M/D/1 with constant pauses", "1 s", 0, gap: 40, pause: 4, "4 s", 0),
    ];

    private static ValidationCase Station(string name, string service, double scv, double gap, double pause, string length, double pauseScv) => new(
        name,
        "Avi-Itzhak & Naor 1963, model A: breakdowns also while idle, service goes on where it was",
        $$"""
        design: pausing-server
        workload: { work: 0.5/s, peak: 1 x }
        components: { server: { kind: service, instances: 1, cores: 1, pauses: every {{gap}} s for {{length}} } }
        flows: { work: [ { server: {{service}} } ] }
        """,
        300_000,
        [KnownValue.Mean("work", PausedMG1.MeanResponse(0.5, 1, scv, gap, pause, pauseScv)) with { Tolerance = 0.02 }]);
}
