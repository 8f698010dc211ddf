using Windtunnel.Simulation.Results;
using Windtunnel.Units;

namespace Windtunnel.Cli.Reports;

/// <summary>Says how far the replicas of a store agreed; nothing when they always did.</summary>
internal static class ReplicaText
{
    public static string Of(ReplicaResult replicas) => string.Join("; ", Parts(replicas));

    private static IEnumerable<string> Parts(ReplicaResult replicas)
    {
        if (replicas.StaleReads > 0)
        {
            var p99 = replicas.Staleness.FirstOrDefault(s => s.Share == 0.99);
            var age = p99 is { Value: { IsTrusted: true, Value: > 0 } } ? $", age of what all reads see p99 {Show.Value(p99.Value, Dimension.Duration)}" : "";
            yield return $"stale reads {Show.Value(replicas.StaleShare, Dimension.Share)}{age}";
        }

        if (replicas.LostWrites > 0)
        {
            yield return $"{Show.Plural(replicas.LostWrites, "acknowledged write")} lost with the primary";
        }
    }
}
