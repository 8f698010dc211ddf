using Windtunnel.Designs;
using Windtunnel.Simulation.Layout;
using Windtunnel.Simulation.Reports;
using Windtunnel.Simulation.Results;

namespace Windtunnel.Simulation.Replications;

/// <summary>Says whether a run was long enough, and how long the next one should be.</summary>
/// <param name="design">Its objectives count.</param>
/// <param name="options">How narrow intervals should be, and whether that is all that matters.</param>
/// <remarks>
/// A flow that needs a far longer run than all others does not dictate it: it is reported with the interval it has, unless an objective hangs on it.
/// </remarks>
internal sealed class StoppingRule(Design design, SimulationOptions options)
{
    /// <summary>Aims a little beyond what the last run foretells, so that the next one is usually the last.</summary>
    private const double Margin = 1.3, CountMargin = 1.1;

    /// <summary>Growth where a run does not say how much it takes.</summary>
    private const double Unknown = 2;

    /// <summary>How many times longer than the last run the next one may be: a short run foretells little.</summary>
    private const double GrowthMax = 30;

    /// <summary>A flow that needs more than this many times the run of the others is too rare to wait for.</summary>
    private const double RareMin = 4;

    /// <summary>An objective that needs more than this many times what the budget allows is not decided by using it up.</summary>
    private const double HopelessMin = 2;

    /// <summary>Half-widths between a value and its target from which an objective is decided with margin, and how much wider intervals may be then.</summary>
    private const double ClearMin = 3, ClearWidth = 4;

    /// <summary>Factor by which the measured time should grow; ≤ 1 when it was long enough.</summary>
    /// <param name="outcome">What was measured.</param>
    /// <param name="first">Length of the first run as a share of this one, which every flow was given.</param>
    /// <param name="affordable">Factor by which it may grow.</param>
    public double GrowthNeeded(SteadyOutcome outcome, double first, double affordable)
    {
        var flows = Measured(outcome);
        var width = options.StopsWhenDecided && IsClear(flows) ? ClearWidth * options.Precision : options.Precision;
        var growths = flows.Select(f => GrowthFor(f, width)).Where(double.IsFinite).Order().ToArray();
        var needed = growths.FirstOrDefault();
        foreach (var growth in growths.TakeWhile(g => g <= RareMin * Math.Max(first, needed)))
        {
            needed = growth;
        }

        needed = flows.SelectMany(Undecided).Where(g => g <= Math.Max(1, affordable) * HopelessMin).Append(needed).Max();
        return needed <= 1 ? needed : Math.Min(GrowthMax, needed);
    }

    /// <summary>Why a run that was long enough was so.</summary>
    public StopReason Reason(SteadyOutcome outcome) =>
        !TooWide(outcome).Any() ? StopReason.NarrowEnough
        : options.StopsWhenDecided && IsClear(Measured(outcome)) ? StopReason.Decided
        : StopReason.RareLeft;

    /// <summary>Flows whose p99 is not as narrow as asked.</summary>
    public IEnumerable<FlowLayout> TooWide(SteadyOutcome outcome) => Measured(outcome).Where(f => GrowthFor(f, options.Precision) > 1).Select(f => f.Layout);

    // Every objective that a longer run could decide is decided.
    private bool IsClear(IReadOnlyList<Flow> flows)
    {
        var distances = flows.SelectMany(Distances).ToArray();
        return distances.Length > 0 && distances.All(d => d.HalfWidths >= ClearMin);
    }

    private static Flow[] Measured(SteadyOutcome outcome)
    {
        var results = RunReport.FlowsOf(outcome.Observations, outcome.Stability);
        return [.. outcome.Observations.Layout.Flows.Zip(results, (layout, result) => new Flow(layout, result))];
    }

    private static double GrowthFor(Flow flow, double width)
    {
        if (flow.Result.Done == 0)
        {
            // Nothing came although something should, or nothing got through, which no length promises to change.
            return flow.Layout.Source is not null && flow.Result.Arrived == 0 ? double.PositiveInfinity : 0;
        }

        var (value, halfWidth) = (flow.Result.P99.Value, flow.Result.P99.HalfWidth);
        var ratio = value > 0 ? halfWidth / value / width : 0;
        return double.IsNaN(ratio) ? ForInterval(flow, 0.99) : ratio <= 1 ? ratio * ratio : ratio * ratio * Margin;
    }

    // Requests enough for an interval that has none all the same follow each other closely; how many more it takes shows only then.
    private static double ForInterval(Flow flow, double share) => Math.Max(Unknown, Percentiles.CountMin(share) / Math.Max(1, flow.Result.Done) * CountMargin);

    /// <summary>Growth that each objective which is open needs.</summary>
    private IEnumerable<double> Undecided(Flow flow) => Distances(flow)
        .Where(d => !(d.HalfWidths >= 1))
        .Select(d => double.IsNaN(d.HalfWidths) ? ForInterval(flow, d.Slo.PercentileShare) : Margin / (d.HalfWidths * d.HalfWidths));

    /// <summary>How far each objective on a flow's latency or errors is from its target; not a number where there is no interval.</summary>
    private IEnumerable<(Slo Slo, double HalfWidths)> Distances(Flow flow)
    {
        foreach (var slo in design.Requirements.Slos.Where(s => s.Within is null && flow.Result.Arrived > 0 && (s.Subject is null || s.Subject == flow.Result.Flow)))
        {
            if (ValueOf(slo, flow.Result) is { } value)
            {
                yield return (slo, value.HalfWidth == 0 ? double.PositiveInfinity : Math.Abs(value.Value - slo.Target.Nominal) / value.HalfWidth);
            }
        }
    }

    private static Measured? ValueOf(Slo slo, FlowResult flow) => slo.Metric switch
    {
        SloMetric.Percentile => flow.PercentileAt(slo.PercentileShare),
        SloMetric.Freshness => flow.Freshness?.PercentileAt(slo.PercentileShare),
        SloMetric.Mean => flow.Mean,
        SloMetric.Errors => flow.ErrorShare,
        _ => null,
    };

    private readonly record struct Flow(FlowLayout Layout, FlowResult Result);
}
