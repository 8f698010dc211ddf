using Windtunnel.Kernel.Measures;
using Windtunnel.Kernel.Programs.Results;

namespace Windtunnel.Simulation.Experiments;

/// <summary>Puts together again what a split set apart: a run as a whole from the parts before and after a moment.</summary>
internal static class RunMerge
{
    /// <summary>The whole; time series and traces are those of the run after the split, which has all of them.</summary>
    public static RunResult Of(RunResult after)
    {
        if (after.Before is not { } before)
        {
            return after;
        }

        double first = before.Now - before.MeasuredFrom, second = after.Now - after.MeasuredFrom;
        var share = first + second == 0 ? 0 : first / (first + second);
        return new RunResult
        {
            End = after.End,
            Now = after.Now,
            MeasuredFrom = before.MeasuredFrom,
            Events = after.Events,
            WindowLength = after.WindowLength,
            Windows = after.Windows,
            Programs = [.. before.Programs.Zip(after.Programs, Of)],
            Steps = [.. before.Steps.Zip(after.Steps, Of)],
            Groups = [.. before.Groups.Zip(after.Groups, (b, a) => Of(b, a, share))],
            Caches = [.. before.Caches.Zip(after.Caches, (b, a) => a with { Hits = a.Hits + b.Hits, Misses = a.Misses + b.Misses })],
            Data = [.. before.Data.Zip(after.Data, (b, a) => new DataResult(a.Name, a.Sold + b.Sold, a.Oversold + b.Oversold, a.SoldOut + b.SoldOut, a.Conflicts + b.Conflicts))],
            Traces = [.. before.Traces, .. after.Traces],
        };
    }

    private static ProgramResult Of(ProgramResult before, ProgramResult after) => new()
    {
        Name = after.Name,
        InFlightBefore = before.InFlightBefore,
        Arrived = before.Arrived + after.Arrived,
        Done = before.Done + after.Done,
        Failed = before.Failed + after.Failed,
        FailedBy = [.. before.FailedBy.Zip(after.FailedBy, (b, a) => a + b)],
        Orphaned = before.Orphaned + after.Orphaned,
        InFlight = after.InFlight,
        Latency = Of(before.Latency, after.Latency),
        FailedLatency = Of(before.FailedLatency, after.FailedLatency),
        Windows = after.Windows,
    };

    private static LatencyHistogram Of(LatencyHistogram before, LatencyHistogram after)
    {
        var sum = new LatencyHistogram();
        sum.Merge(before);
        sum.Merge(after);
        return sum;
    }

    private static StepResult Of(StepResult before, StepResult after) => after with
    {
        Visits = before.Visits + after.Visits,
        Failures = before.Failures + after.Failures,
        Retries = before.Retries + after.Retries,
        WaitSum = before.WaitSum + after.WaitSum,
        TimeSum = before.TimeSum + after.TimeSum,
    };

    // Means over time are weighted by the time each part took.
    private static GroupResult Of(GroupResult before, GroupResult after, double share)
    {
        var served = before.Served + after.Served;
        return new GroupResult
        {
            Name = after.Name,
            Utilisation = Mix(before.Utilisation, after.Utilisation),
            InstanceUtilisation = [.. before.InstanceUtilisation.Zip(after.InstanceUtilisation, Mix)],
            MeanBusy = Mix(before.MeanBusy, after.MeanBusy),
            MeanQueue = Mix(before.MeanQueue, after.MeanQueue),
            QueueMax = Math.Max(before.QueueMax, after.QueueMax),
            QueueNow = after.QueueNow,
            MeanSojourn = served == 0 ? double.NaN : (Sum(before) + Sum(after)) / served,
            Served = served,
            Rejected = before.Rejected + after.Rejected,
            MeanHeld = Mix(before.MeanHeld, after.MeanHeld),
            MeanBacklog = Mix(before.MeanBacklog, after.MeanBacklog),
            BacklogMax = Math.Max(before.BacklogMax, after.BacklogMax),
            BacklogNow = after.BacklogNow,
            Windows = after.Windows,
        };

        double Mix(double b, double a) => (b * share) + (a * (1 - share));

        static double Sum(GroupResult group) => group.Served == 0 ? 0 : group.MeanSojourn * group.Served;
    }
}
