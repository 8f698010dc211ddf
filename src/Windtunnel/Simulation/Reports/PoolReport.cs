using System.Collections.Immutable;
using Windtunnel.Kernel.Programs.Results;
using Windtunnel.Simulation.Layout;
using Windtunnel.Simulation.Replications;
using Windtunnel.Simulation.Results;

namespace Windtunnel.Simulation.Reports;

/// <summary>Says what became of the connections to a component.</summary>
internal static class PoolReport
{
    /// <param name="observations">What was measured.</param>
    /// <param name="component">The component.</param>
    /// <param name="trust">Whether what waits for it settles.</param>
    public static ImmutableArray<PoolResult> Of(Observations observations, ComponentLayout component, Trust trust) => [.. component.Pools.Select(pool =>
    {
        StepResult[] StepsOf(RunResult run) => [.. pool.Steps.Select(s => run.Steps[observations.StepOf(s.Program, s.Step)])];
        var connections = (double)pool.Group.Concurrency * pool.Group.Instances;
        return new PoolResult(
            pool.Caller,
            Sections.Mean(observations.Each(r => observations.GroupOf(r, pool.Group.Name).MeanHeld / connections)),
            Sections.Mean(observations.Each(r => Ratio(StepsOf(r).Sum(s => (double)s.WaitSum) * 1e-9, StepsOf(r).Sum(s => s.Visits))), trust),
            Sections.Mean(observations.Each(r => Ratio(StepsOf(r).Sum(s => s.Failures), StepsOf(r).Sum(s => s.Visits + s.Failures)))));
    })];

    private static double Ratio(double sum, long count) => count == 0 ? double.NaN : sum / count;
}
