using Windtunnel.Kernel.Measures;
using Windtunnel.Kernel.Programs.Results;

namespace Windtunnel.Simulation.Experiments;

/// <summary>Puts together again what splits set apart: parts of one run, each counting as many times as it stands for.</summary>
internal static class WeightedRuns
{
    /// <summary>The parts of a run in order of time.</summary>
    public static RunResult[] PartsOf(RunResult run)
    {
        var parts = new Stack<RunResult>();
        for (var part = run; part is not null; part = part.Before)
        {
            parts.Push(part);
        }

        return [.. parts];
    }

    /// <summary>Their sum; levels at the end, units sold and time series are those of the last part, which has the whole run's.</summary>
    /// <param name="parts">Neighbouring parts of one run in order of time; at least one.</param>
    /// <param name="weights">How many times each counts; ≥ 1; as many as there are parts.</param>
    public static RunResult Sum(RunResult[] parts, double[] weights)
    {
        var last = parts[^1];
        var spans = parts.Select((p, i) => (p.Now - p.MeasuredFrom) * weights[i]).ToArray();
        return last with
        {
            MeasuredFrom = parts[0].MeasuredFrom,
            Now = parts[0].MeasuredFrom + (long)Math.Max(1, spans.Sum()),
            Before = null,
            Programs = [.. last.Programs.Select((_, i) => Sum([.. parts.Select(p => p.Programs[i])], weights))],
            Steps = [.. last.Steps.Select((_, i) => Sum([.. parts.Select(p => p.Steps[i])], weights, spans))],
            Groups = [.. last.Groups.Select((_, i) => Sum([.. parts.Select(p => p.Groups[i])], weights, spans))],
            Caches = [.. last.Caches.Select((_, i) => Sum([.. parts.Select(p => p.Caches[i])], weights))],
            Links = [.. last.Links.Select((_, i) => Sum([.. parts.Select(p => p.Links[i])], weights, spans))],
            Replications = [.. last.Replications.Select((r, i) => r with
            {
                Reads = Count(parts, weights, p => p.Replications[i].Reads),
                StaleReads = Count(parts, weights, p => p.Replications[i].StaleReads),
                Ages = Sum([.. parts.Select(p => p.Replications[i].Ages)], weights),

                // They are lost at one moment, however long the time around it stands for.
                LostWrites = parts.Sum(p => p.Replications[i].LostWrites),
            })],
            Traces = [.. parts.SelectMany(p => p.Traces)],
        };
    }

    private static LinkResult Sum(LinkResult[] parts, double[] weights, double[] spans)
    {
        double Mean(Func<LinkResult, double> figure) => parts.Select((p, i) => figure(p) * spans[i]).Sum() / Math.Max(1, spans.Sum());
        var crossings = parts.Select((p, i) => p.Crossings * weights[i]).Sum();
        var waits = parts.Select((p, i) => p.Crossings == 0 ? 0 : p.MeanWait * p.Crossings * weights[i]).Sum();
        return parts[^1] with
        {
            Crossings = (long)Math.Round(crossings),
            Lost = (long)Math.Round(parts.Select((p, i) => p.Lost * weights[i]).Sum()),
            Bytes = parts.Select((p, i) => p.Bytes * weights[i]).Sum(),
            Utilisation = Mean(p => p.Utilisation),
            MeanWait = crossings == 0 ? double.NaN : waits / crossings,
        };
    }

    private static ProgramResult Sum(ProgramResult[] parts, double[] weights) => parts[^1] with
    {
        InFlightBefore = parts[0].InFlightBefore,
        Arrived = Count(parts, weights, p => p.Arrived),
        Done = Count(parts, weights, p => p.Done),
        Wrong = Count(parts, weights, p => p.Wrong),
        Failed = Count(parts, weights, p => p.Failed),
        FailedBy = [.. parts[0].FailedBy.Select((_, cause) => Count(parts, weights, p => p.FailedBy[cause]))],
        Orphaned = Count(parts, weights, p => p.Orphaned),
        Latency = Sum([.. parts.Select(p => p.Latency)], weights),
        Freshness = parts[^1].Freshness is null ? null : Sum([.. parts.Select(p => p.Freshness!)], weights),
        FailedLatency = Sum([.. parts.Select(p => p.FailedLatency)], weights),
    };

    private static CacheResult Sum(CacheResult[] parts, double[] weights) => parts[^1] with
    {
        Hits = Count(parts, weights, c => c.Hits),
        Misses = Count(parts, weights, c => c.Misses),
        Shared = Count(parts, weights, c => c.Shared),
    };

    private static LatencyHistogram Sum(LatencyHistogram[] parts, double[] weights)
    {
        var sum = new LatencyHistogram();
        for (var i = 0; i < parts.Length; i++)
        {
            if (weights[i] == 1)
            {
                sum.Merge(parts[i]);
                continue;
            }

            // A bucket is narrower than 0.8 % of its time, so its middle stands for all of it.
            foreach (var bucket in parts[i].Buckets)
            {
                var middle = bucket.Lowest + ((bucket.Highest - bucket.Lowest) / 2);
                sum.RecordMany(Math.Clamp(middle, parts[i].Min, parts[i].Max), (long)Math.Round(bucket.Count * weights[i]));
            }
        }

        return sum;
    }

    private static StepResult Sum(StepResult[] parts, double[] weights, double[] spans) => parts[^1] with
    {
        Visits = Count(parts, weights, s => s.Visits),
        Failures = Count(parts, weights, s => s.Failures),
        WaitSum = Count(parts, weights, s => s.WaitSum),
        TimeSum = Count(parts, weights, s => s.TimeSum),
        Call = parts[^1].Call is null ? null : Sum([.. parts.Select(p => p.Call!)], weights, spans),
    };

    private static CallResult Sum(CallResult[] parts, double[] weights, double[] spans) => new()
    {
        Retries = Count(parts, weights, c => c.Retries),
        Withheld = Count(parts, weights, c => c.Withheld),
        Hedges = Count(parts, weights, c => c.Hedges),
        ShortCircuited = Count(parts, weights, c => c.ShortCircuited),
        Twins = Count(parts, weights, c => c.Twins),
        Repeated = Count(parts, weights, c => c.Repeated),
        OpenShare = Mean(parts, spans, c => c.OpenShare),
    };

    private static GroupResult Sum(GroupResult[] parts, double[] weights, double[] spans) => parts[^1] with
    {
        MeanInstances = Mean(parts, spans, g => g.MeanInstances),
        MeanPaid = Mean(parts, spans, g => g.MeanPaid),
        Utilisation = Mean(parts, spans, g => g.Utilisation),
        InstanceUtilisation = [.. parts[0].InstanceUtilisation.Select((_, i) => Mean(parts, spans, g => g.InstanceUtilisation[i]))],
        MeanBusy = Mean(parts, spans, g => g.MeanBusy),
        MeanQueue = Mean(parts, spans, g => g.MeanQueue),
        QueueMax = parts.Max(g => g.QueueMax),
        MeanSojourn = Mean(parts, [.. parts.Select((g, i) => g.Served * weights[i])], g => g.Served == 0 ? 0 : g.MeanSojourn),
        Served = Count(parts, weights, g => g.Served),
        Rejected = Count(parts, weights, g => g.Rejected),
        MeanHeld = Mean(parts, spans, g => g.MeanHeld),
        MeanBacklog = Mean(parts, spans, g => g.MeanBacklog),
        BacklogMax = parts.Max(g => g.BacklogMax),
        Redelivered = Count(parts, weights, g => g.Redelivered),
        Ejections = Count(parts, weights, g => g.Ejections),
        Duplicates = Count(parts, weights, g => g.Duplicates),
        Consumers = parts[^1].Consumers is null ? null : Sum([.. parts.Select(g => g.Consumers!)], weights, spans),
    };

    private static ConsumerResult Sum(ConsumerResult[] parts, double[] weights, double[] spans) => new()
    {
        Busy = [.. parts[0].Busy.Select((_, i) => Mean(parts, spans, c => c.Busy[i]))],
        Backlogs = [.. parts[0].Backlogs.Select((_, i) => Mean(parts, spans, c => c.Backlogs[i]))],
        BacklogMax = parts.Max(c => c.BacklogMax),
    };

    private static long Count<T>(T[] parts, double[] weights, Func<T, long> figure) => parts.Select((p, i) => (long)Math.Round(figure(p) * weights[i])).Sum();

    private static double Mean<T>(T[] parts, double[] weights, Func<T, double> figure)
    {
        var sum = weights.Sum();
        return sum == 0 ? 0 : parts.Select((p, i) => figure(p) * weights[i]).Sum() / sum;
    }
}
