using System.Collections.Immutable;
using Windtunnel.Designs;
using Windtunnel.Simulation.Analytic;
using Windtunnel.Simulation.Layout;
using Windtunnel.Simulation.Replications;
using Windtunnel.Simulation.Results;

namespace Windtunnel.Simulation.Reports;

/// <summary>Puts together the result of a run.</summary>
internal static class RunReport
{
    /// <summary>Percentiles that every flow reports.</summary>
    private static readonly double[] Usual = [0.5, 0.9, 0.99, 0.999];

    /// <param name="observations">What was measured.</param>
    /// <param name="plan">How long it was.</param>
    /// <param name="stability">What grew; null where the load was meant to change.</param>
    /// <param name="options">How it was run.</param>
    /// <param name="analytic">What the queueing network says; null when nobody asked it.</param>
    /// <param name="stopped">Why it ended.</param>
    /// <param name="notes">What was assumed beyond the layout's own assumptions.</param>
    public static SimulationResult Of(
        Observations observations,
        RunPlan plan,
        Stability? stability,
        SimulationOptions options,
        AnalyticResult? analytic,
        StopReason stopped,
        IEnumerable<string> notes)
    {
        var layout = observations.Layout;
        return new SimulationResult(
            layout.Design.Name,
            layout.Design.Stage,
            options.Seed,
            options.LoadFactor,
            options.Level.ToString().ToLowerInvariant(),
            observations.Runs.Count,
            observations.TotalSeconds / observations.Runs.Count,
            plan.WarmUpSeconds,
            observations.Events,
            stopped,
            FlowsOf(observations, stability),
            [.. layout.Components.Select(c => ComponentReport.Of(observations, c, stability, analytic))],
            [.. layout.Data.Where(d => d.Known.Stock is not null).Select(d => StockReport.Of(observations, d))],
            SeriesReport.Of(observations),
            [.. layout.Notes, .. notes])
        {
            Links = [.. LinkReport.Of(observations)],
        };
    }

    /// <summary>The flows, in the order of the design.</summary>
    public static ImmutableArray<FlowResult> FlowsOf(Observations observations, Stability? stability)
    {
        var shares = SharesOf(observations.Layout.Design);
        return [.. observations.Layout.Flows.Select(f => FlowReport.Of(observations, f, stability, shares))];
    }

    private static ImmutableArray<double> SharesOf(Design design) =>
    [
        .. design.Requirements.Slos.Concat(design.Experiments.SelectMany(e => e.Expect.Concat(e.Steady)))
            .Where(s => s.Metric is SloMetric.Percentile or SloMetric.Freshness or SloMetric.Staleness)
            .Select(s => s.PercentileShare)
            .Except(Usual)
            .Distinct()
            .Order(),
    ];
}
