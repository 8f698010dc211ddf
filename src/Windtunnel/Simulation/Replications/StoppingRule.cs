using Windtunnel.Simulation.Layout;

namespace Windtunnel.Simulation.Replications;

/// <summary>Says whether a run was long enough, and how long the next one should be.</summary>
/// <param name="precision">Half-width of each flow's p99 as a share of it, at which it is enough; &gt; 0.</param>
internal sealed class StoppingRule(double precision)
{
    /// <summary>Requests each flow should have had: a p99 with a hundred beyond it, and a few to spare.</summary>
    private const double RequestsMin = 10_500;

    /// <summary>Aims a little beyond what the last run foretells, so that the next one is usually the last.</summary>
    private const double Margin = 1.3, CountMargin = 1.05;

    /// <summary>How many times longer than the last run the next one may be: a short run foretells little.</summary>
    private const double GrowthMax = 30;

    /// <summary>A flow that needs more than this many times what the budget allows to have requests enough is too rare to wait for.</summary>
    private const double HopelessMin = 2;

    /// <summary>Factor by which the measured time should grow; ≤ 1 when every flow is narrow enough, or too rare to become so.</summary>
    /// <param name="observations">What was measured.</param>
    /// <param name="affordable">Factor by which it may grow.</param>
    public double GrowthNeeded(Observations observations, double affordable)
    {
        var needed = observations.Layout.Flows
            .Where(f => RequestsMin / observations.LatencyOf(f).Count <= Math.Max(1, affordable) * HopelessMin)
            .Select(f => GrowthNeeded(observations, f))
            .DefaultIfEmpty(0)
            .Max();
        return needed <= 1 ? needed : Math.Min(GrowthMax, needed);
    }

    /// <summary>Flows whose p99 is not narrow enough yet.</summary>
    public IEnumerable<FlowLayout> TooWide(Observations observations) => observations.Layout.Flows.Where(f => GrowthNeeded(observations, f) > 1);

    private double GrowthNeeded(Observations observations, FlowLayout flow)
    {
        var all = observations.LatencyOf(flow);
        if (all.Count == 0)
        {
            // Nothing came although something should, or nothing got through, which no length promises to change.
            return flow.Source is not null && observations.Runs.All(r => observations.ProgramOf(r, flow).Arrived == 0) ? double.PositiveInfinity : 0;
        }

        var parts = observations.Each(r => observations.ProgramOf(r, flow).Latency is { Count: > 0 } latency ? latency.Percentile(99) : double.NaN);
        var p99 = Sections.Of(all.Percentile(99), parts);
        var width = p99.Value > 0 ? p99.HalfWidth / p99.Value / precision : 0;
        return double.IsNaN(width) ? GrowthMax
            : Math.Max(width <= 1 ? width * width : width * width * Margin, RequestsMin / all.Count * (all.Count < RequestsMin ? CountMargin : 1));
    }
}
