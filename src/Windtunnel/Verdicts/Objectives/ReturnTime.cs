using System.Collections.Immutable;
using Windtunnel.Designs;
using Windtunnel.Simulation.Results;
using Windtunnel.Units;

namespace Windtunnel.Verdicts;

/// <summary>How long after the last fault a measure takes to be back on the good side: "p99 back under 100 ms within 120 s".</summary>
/// <remarks>Read from the time series of the first replication, so it is known to a window's length and no better.</remarks>
internal static class ReturnTime
{
    public static Observation Observe(Slo slo, Evidence evidence)
    {
        if (evidence.Experiment is not { } experiment)
        {
            return Observation.None(Dimension.Duration, "there is no fault to come back from");
        }

        var series = experiment.Result.Series;
        var flows = series.Flows.Where(f => slo.Subject is null || f.Flow == slo.Subject).ToList();
        if (flows.Count == 0 || ValuesOf(slo, flows[0]) is null)
        {
            return Observation.None(Dimension.Duration, "this measure is not kept over time");
        }

        var back = flows.Max(f => SecondsUntilGood(slo, ValuesOf(slo, f)!.Value, series.WindowSeconds, experiment));
        return new Observation(new Measured(back, double.IsFinite(back) && back > 0 ? series.WindowSeconds : 0, Trust.Settled), Dimension.Duration, "after the last fault");
    }

    /// <summary>From the end of the last fault to the end of the last bad window [s]; +∞ when the last window is bad.</summary>
    private static double SecondsUntilGood(Slo slo, ImmutableArray<double> values, double windowSeconds, ExperimentResult experiment)
    {
        var lastBad = -1;
        for (var i = 0; i < values.Length; i++)
        {
            lastBad = !double.IsNaN(values[i]) && !Target.IsGood(slo.Comparison, values[i], slo.Target.Nominal) ? i : lastBad;
        }

        return lastBad < 0 ? 0
            : lastBad == values.Length - 1 ? double.PositiveInfinity
            : Since(experiment, (lastBad + 1) * windowSeconds);
    }

    private static double Since(ExperimentResult experiment, double seconds)
    {
        var since = experiment.AskedOf(seconds) - experiment.AskedOf(experiment.LastFaultEndSeconds);
        return since < 1e-6 ? 0 : since;
    }

    private static ImmutableArray<double>? ValuesOf(Slo slo, FlowSeries flow) => slo.Metric switch
    {
        SloMetric.Percentile when slo.PercentileShare == 0.5 => flow.P50,
        SloMetric.Percentile when slo.PercentileShare == 0.99 => flow.P99,
        SloMetric.Errors => [.. flow.Failed.Zip(flow.Done, (failed, done) => failed + done == 0 ? double.NaN : (double)failed / (failed + done))],
        SloMetric.Availability => [.. flow.Failed.Zip(flow.Done, (failed, done) => failed + done == 0 ? double.NaN : (double)done / (failed + done))],
        _ => null,
    };
}
