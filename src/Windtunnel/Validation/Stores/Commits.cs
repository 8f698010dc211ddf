using System.Collections.Immutable;
using Windtunnel.Analysis;

namespace Windtunnel.Validation.Stores;

/// <summary>Writes that wait until their log is flushed.</summary>
internal static class Commits
{
    private const double Flush = 0.002;

    public static ImmutableArray<ValidationCase> Cases { get; } =
    [
        Commit("group commit at twice what single flushes carry", "bulk queue M/D^[1,∞]/1", "grouped", 2 / Flush, GroupCommit.Response(2 / Flush, Flush, 0).Mean),
        Commit("group commit at half of it", "bulk queue M/D^[1,∞]/1", "grouped", 0.5 / Flush, GroupCommit.Response(0.5 / Flush, Flush, 0).Mean),
        Commit("a flush for each write", "M/D/1 (Pollaczek–Khinchine)", "single", 0.5 / Flush, MG1.MeanResponse(0.5 / Flush, Flush, 0)),
    ];

    private static ValidationCase Commit(string name, string source, string commit, double rate, double seconds) => new(
        name,
        source,
        $$"""
        design: commits
        workload: { change: {{rate}}/s, peak: 1 x }
        data: { row: { size: 100 B, keys: 1M } }
        components: { rows: { kind: sql database, commit: {{commit}}, fsync: {{Flush}} s, cores: 1000, write capacity: 1000M/s, holds: row } }
        flows: { change: [ { rows write row: 0 ms } ] }
        """,
        100,
        [KnownValue.Mean("change", seconds)]);
}
