using System.Collections.Immutable;
using Windtunnel.Designs;
using Windtunnel.Kernel.Measures;
using Windtunnel.Kernel.Programs.Results;
using Windtunnel.Simulation.Layout;
using Windtunnel.Simulation.Replications;
using Windtunnel.Simulation.Results;

namespace Windtunnel.Simulation.Reports;

/// <summary>Turns what replicas had of each other's writes into the result of a store.</summary>
internal static class ReplicaReport
{
    private const double Nanosecond = 1e-9;

    /// <summary>Stale reads beyond a percentile below which it is mostly chance.</summary>
    private const double BeyondMin = 100;

    /// <summary>The percentile that is told when nobody asks for another.</summary>
    private const double Usual = 0.99;

    public static ReplicaResult? Of(Observations observations, ComponentLayout component)
    {
        if (component.Watched.Count == 0)
        {
            return null;
        }

        var names = component.Watched.Keys.Select(d => d.Name).ToHashSet(StringComparer.Ordinal);
        var runs = observations.Runs.Select(r => r.Replications.Where(w => w.Group == component.Group!.Name && names.Contains(w.Data)).ToArray()).ToArray();
        var shares = observations.Layout.Design.Requirements.Slos.Concat(observations.Layout.Design.Experiments.SelectMany(e => e.Expect))
            .Where(s => s.Metric == SloMetric.Staleness && s.Subject == component.Component.Name).Select(s => s.PercentileShare).Append(Usual).Distinct().Order();
        return new ReplicaResult(
            runs.Sum(r => r.Sum(w => w.Reads)),
            runs.Sum(r => r.Sum(w => w.StaleReads)),
            Sections.Mean([.. runs.Select(r => r.Sum(w => w.Reads) is > 0 and var reads ? (double)r.Sum(w => w.StaleReads) / reads : double.NaN)]),
            [.. shares.Select(s => new PercentileResult(s, PercentileOf(runs, s)))],
            runs.Sum(r => r.Sum(w => w.LostWrites)));
    }

    private static Measured PercentileOf(ReplicationResult[][] runs, double share)
    {
        var all = runs.SelectMany(r => r).ToArray();
        var reads = all.Sum(w => w.Reads);
        var trust = reads * (1 - share) < BeyondMin ? Trust.TooFew : Trust.Settled;
        return Sections.Of(AgeAt(all, share), [.. runs.Select(r => AgeAt(r, share))], trust);
    }

    // Reads that missed nothing come first, with an age of nothing.
    private static double AgeAt(ReplicationResult[] watched, double share)
    {
        double reads = watched.Sum(w => w.Reads), stale = watched.Sum(w => w.StaleReads);
        if (reads == 0)
        {
            return double.NaN;
        }

        var fresh = 1 - (stale / reads);
        if (share <= fresh)
        {
            return 0;
        }

        var ages = new LatencyHistogram();
        foreach (var one in watched)
        {
            ages.Merge(one.Ages);
        }

        return ages.Percentile(100 * (share - fresh) / (1 - fresh)) * Nanosecond;
    }
}
