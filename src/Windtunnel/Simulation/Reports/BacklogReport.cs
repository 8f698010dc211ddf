using Windtunnel.Components.Queue;
using Windtunnel.Kernel.Programs;
using Windtunnel.Kernel.Programs.Results;
using Windtunnel.Kernel.Stations;
using Windtunnel.Simulation.Layout;
using Windtunnel.Simulation.Replications;
using Windtunnel.Simulation.Results;

namespace Windtunnel.Simulation.Reports;

/// <summary>Turns what waited for consumers into the result of a queue or log.</summary>
internal static class BacklogReport
{
    public static BacklogResult Of(Observations observations, ComponentLayout component, Trust trust, double growth)
    {
        var pools = component.Readers.Select(r => r.Pool.Name).ToArray();
        return new BacklogResult(
            Sections.Mean(observations.Each(r => pools.Sum(p => observations.GroupOf(r, p).MeanBacklog)), trust),
            observations.Runs.Max(r => pools.Sum(p => MaxOf(observations.GroupOf(r, p)))),
            growth,
            [.. component.Readers.Select(r => Of(observations, component, r.Flow, r.Pool, trust))]);
    }

    private static ReaderResult Of(Observations observations, ComponentLayout component, FlowLayout flow, Group pool, Trust trust)
    {
        var groups = observations.Runs.Select(r => observations.GroupOf(r, pool.Name)).ToArray();
        var programs = observations.Runs.Select(r => observations.ProgramOf(r, flow)).ToArray();
        var isLog = pool.Subscription is not null;
        var slots = ((MessageKind)component.Component.Kind).ConsumersOf(component.Component);
        var busy = Sections.Mean([.. groups.Select(g => g.Consumers is { } c ? c.Busy.Average() : g.MeanHeld / slots)]);
        return new ReaderResult(
            flow.Flow.Name,
            Sections.Mean([.. groups.Select(g => g.MeanBacklog)], trust),
            groups.Max(MaxOf),
            isLog ? Sections.Mean(OfMost(groups, g => g.Consumers!.Backlogs), trust) : null,
            busy,
            isLog ? Sections.Mean(OfMost(groups, g => g.Consumers!.Busy)) : busy,
            groups.Sum(g => g.Redelivered),
            groups.Sum(g => g.Duplicates),
            programs.Sum(p => p.FailedBy[(int)FailureCause.Lost]),
            programs.Sum(p => p.FailedBy[(int)FailureCause.DeadLetter]),
            programs.Sum(p => p.FailedBy[(int)FailureCause.Expired]))
        {
            BatchSize = pool.Batching is null ? 1 : (double)groups.Sum(g => g.Gathered) / groups.Sum(g => g.Batches),
        };
    }

    private static long MaxOf(GroupResult group) => group.Consumers?.BacklogMax ?? group.BacklogMax;

    // The one where it is most on average; the most of each run would be more by chance alone.
    private static double[] OfMost(GroupResult[] groups, Func<GroupResult, IReadOnlyList<double>> figures)
    {
        var most = Enumerable.Range(0, figures(groups[0]).Count).MaxBy(i => groups.Sum(g => figures(g)[i]));
        return [.. groups.Select(g => figures(g)[most])];
    }
}
