using Windtunnel.Kernel.Programs.Results;
using Windtunnel.Simulation.Analytic;
using Windtunnel.Simulation.Layout;
using Windtunnel.Simulation.Replications;
using Windtunnel.Simulation.Results;

namespace Windtunnel.Simulation.Reports;

/// <summary>Turns what replications measured into the result of a component.</summary>
internal static class ComponentReport
{
    /// <param name="observations">What was measured.</param>
    /// <param name="component">The component.</param>
    /// <param name="stability">Which queues grow; null where the load was meant to change.</param>
    /// <param name="analytic">What the queueing network says; null when nobody asked it.</param>
    public static ComponentResult Of(Observations observations, ComponentLayout component, Stability? stability, AnalyticResult? analytic)
    {
        var name = component.Component.Name;
        var group = component.Group?.Name;
        var growth = stability?.Of(component) ?? default;
        var trust = growth.IsSteady ? Trust.Saturated : growth.IsGrowing ? Trust.DidNotSettle : Trust.Settled;
        var grown = growth.IsSteady ? growth.PerSecond : 0;
        return new ComponentResult(
            name,
            component.Component.Kind.Name,
            Sections.Mean(observations.Each(r => OperationsOf(observations, r, component) / Observations.SecondsOf(r))),
            Mean(group is null || component.Plan.Servers is null ? null : g => g.Utilisation),
            BusiestOf(observations, component),
            component.Plan.Concurrency is { } slots ? Mean(g => g.MeanHeld / (slots * g.MeanInstances)) : null,
            Honest(Mean(g => g.MeanQueue + g.MeanBacklog, trust)),
            group is null ? 0 : observations.Runs.Max(r => (long)Math.Max(observations.GroupOf(r, group).QueueMax, observations.GroupOf(r, group).BacklogMax)),
            Honest(WaitOf(observations, component, trust)),
            ShareOf(observations, component, (r, _) => component.Steps.Sum(s => r.Steps[observations.StepOf(s.Program, s.Step)].Failures) - (component.LimitsWithErrors ? 0 : LimitedOf(observations, component, r))),
            ShareOf(observations, component, (r, g) => (g?.Rejected ?? 0) + LimitedOf(observations, component, r)),
            analytic?.FindComponent(name)?.OfferedLoad ?? 0,
            grown,
            CacheOf(observations, component),
            component.Readers.Count == 0 ? null : BacklogReport.Of(observations, component, trust, grown))
        {
            Together = component.Plan.Batch is null ? null : Mean(g => (double)g.Gathered / g.Batches),
            Replicas = ReplicaReport.Of(observations, component),
            Pools = PoolReport.Of(observations, component, trust),
            ColdShare = component.StartSteps.Count == 0 ? null : ShareOf(observations, component, (r, _) => component.StartSteps.Sum(s => r.Steps[observations.StepOf(s.Program, s.Step)].Visits)),
            Ejections = group is null ? 0 : observations.Runs.Sum(r => observations.GroupOf(r, group).Ejections),
            IsAhead = group is null ? null : observations.Runs.All(r => observations.GroupOf(r, group).IsAhead),
            Fleet = component.Plan.Scaling is null ? null : FleetOf(),
        };

        FleetResult FleetOf() => new(Mean(g => g.MeanInstances), Mean(g => g.MeanPaid), component.Plan.Instances)
        {
            Changes = [.. observations.Runs.Select(r => FleetReport.ChangesOf(r, observations.GroupOf(r, group!)))],
        };

        Measured Honest(Measured waiting) => waiting.NoNarrowerThan(waiting.Value * stability?.LeastShareOf(name) ?? 0);

        Measured Mean(Func<GroupResult, double>? figure, Trust believed = Trust.Settled) => group is null || figure is null
            ? new Measured(0, 0, Trust.Settled)
            : Sections.Mean(observations.Each(r => figure(observations.GroupOf(r, group))), believed);
    }

    private static double OperationsOf(Observations observations, RunResult run, ComponentLayout component) =>
        component.Steps.Sum(s =>
        {
            var step = run.Steps[observations.StepOf(s.Program, s.Step)];

            // A request that fails in service has begun it; one that is turned away has not.
            return s.IsVisit ? step.Visits : 0.0;
        }) + (component.Group is null ? 0 : observations.GroupOf(run, component.Group.Name).Rejected);

    private static long LimitedOf(Observations observations, ComponentLayout component, RunResult run) =>
        component.LimitSteps.Sum(s => run.Steps[observations.StepOf(s.Program, s.Step)].Failures);

    // The busiest instance is the one that is so on average; the busiest of each run would be busier by chance alone.
    private static Measured BusiestOf(Observations observations, ComponentLayout component)
    {
        if (component.Group is null || component.Plan.Servers is null)
        {
            return new Measured(0, 0, Trust.Settled);
        }

        var runs = observations.Runs.Select(r => observations.GroupOf(r, component.Group.Name).InstanceUtilisation).ToArray();
        var busiest = Enumerable.Range(0, runs[0].Count).MaxBy(i => runs.Sum(r => r[i]));
        return Sections.Mean([.. runs.Select(r => r[busiest])]);
    }

    private static Measured WaitOf(Observations observations, ComponentLayout component, Trust trust) =>
        Sections.Mean(
            observations.Each(run =>
            {
                // A step that asks several replicas does not wait itself; its parts do.
                var steps = component.Steps.Select(s => (Result: run.Steps[observations.StepOf(s.Program, s.Step)], s.IsVisit)).Where(s => s.Result.Kind != "Ask")
                    .Concat(component.Parts.Select(p => (Result: run.Steps[observations.StepOf(p.Program, p.Step)], IsVisit: true))).ToArray();
                var visits = steps.Sum(s => s.IsVisit ? s.Result.Visits : 0);
                return visits == 0 ? double.NaN : steps.Sum(s => (double)s.Result.WaitSum) * 1e-9 / visits;
            }),
            trust);

    private static Measured ShareOf(Observations observations, ComponentLayout component, Func<RunResult, GroupResult?, double> count) =>
        Sections.Mean(observations.Each(run =>
        {
            var operations = OperationsOf(observations, run, component);
            return operations == 0 ? double.NaN : count(run, component.Group is null ? null : observations.GroupOf(run, component.Group.Name)) / operations;
        }));

    private static Results.CacheResult? CacheOf(Observations observations, ComponentLayout component)
    {
        if (component.Caches.Count == 0)
        {
            return null;
        }

        var caches = component.Caches.Values.ToArray();
        var gets = caches.Select(c => observations.Runs.Sum(r => GetsOf(observations, r, c))).ToArray();
        var all = gets.Sum();
        var analytic = all == 0 ? double.NaN : caches.Zip(gets, (c, g) => c.Analytic * g).Sum() / all;
        return new Results.CacheResult(ShareOf(c => c.Hits), ShareOf(c => c.Shared), string.Join("; ", caches.Select(c => c.Method).Distinct(StringComparer.Ordinal)), analytic, caches.Max(c => c.WarmUpSeconds));

        Measured ShareOf(Func<Kernel.Programs.Results.CacheResult, long> count) => Sections.Mean(observations.Each(r =>
        {
            var asked = caches.Sum(c => GetsOf(observations, r, c));
            return asked == 0 ? double.NaN : (double)caches.Sum(c => count(observations.CacheOf(r, c.Cache.Name))) / asked;
        }));
    }

    private static long GetsOf(Observations observations, RunResult run, CacheLayout cache)
    {
        var result = observations.CacheOf(run, cache.Cache.Name);
        return result.Hits + result.Misses;
    }
}
