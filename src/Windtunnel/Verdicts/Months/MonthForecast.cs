using System.Collections.Immutable;
using Windtunnel.Designs;
using Windtunnel.Estimation.Reliability;
using Windtunnel.Simulation.Months;
using Windtunnel.Simulation.Results;

namespace Windtunnel.Verdicts;

/// <summary>Joins how often parts fail with what was simulated while nothing did: the probability of meeting each objective in a month.</summary>
/// <remarks>
/// A request that meets with something that is down, or with too few instances for the load at peak, fails. All others fail and take as long as in the
/// simulation: fewer instances that still suffice are taken to be as fast. Availability, errors and percentiles can be told so.
/// </remarks>
public static class MonthForecast
{
    /// <summary>Length of a month [s]: a twelfth of 365.25 days.</summary>
    public const double Seconds = MonthSimulation.Seconds;

    /// <summary>Normal quantile of a two-sided 95 % interval.</summary>
    private const double Z = 1.959964;

    public static ImmutableArray<MonthOdds> Of(Design design, SimulationResult simulation)
    {
        var slos = design.Requirements.Slos.Where(Covers).ToList();
        if (slos.Count == 0 || simulation.Stopped is StopReason.Saturated or StopReason.Cancelled)
        {
            return [];
        }

        var months = new MonthSimulation(design);
        var result = months.Run(simulation.Seed);
        return [.. slos.Select(s => Of(s, design, simulation, result)).OfType<MonthOdds>()];
    }

    /// <summary>Mean time that one instance is up [s]; +∞ when it never fails.</summary>
    public static double MtbfOf(Components.Component component)
    {
        ArgumentNullException.ThrowIfNull(component);
        var up = Math.Clamp(ComponentUptime.OfOne(component).Nominal, 0, 1);
        return component.Repair.Mtbf?.Value.Nominal ?? component.Repair.Mttr.Value.Nominal * up / (1 - up);
    }

    /// <summary>Whether a month can be told for an objective.</summary>
    public static bool Covers(Slo slo) => slo.Metric is SloMetric.Availability or SloMetric.Errors or SloMetric.Percentile;

    private static MonthDetails DetailsOf(Slo slo, FlowResult flow, MonthResult months)
    {
        var lost = months.Succeeded.First(m => m.Flow == flow.Flow).Shares.Select(s => 1 - s).Order().ToArray();
        var always = slo.Metric == SloMetric.Percentile ? 1 - InTime(flow, slo.Target.Nominal) : flow.ErrorShare.Value;
        return new MonthDetails(flow.Flow, always, lost.Average(), lost[lost.Length / 2], lost[lost.Length * 95 / 100], months.Losses.First(l => l.Flow == flow.Flow).Components);
    }

    private static MonthOdds? Of(Slo slo, Design design, SimulationResult simulation, MonthResult months)
    {
        var flows = simulation.Flows
            .Where(f => f.Arrived > 0 && (slo.Subject is null ? design.FindFlow(f.Flow)?.Reads is null : f.Flow == slo.Subject))
            .Where(f => f.ErrorShare.IsTrusted)
            .ToList();
        if (flows.Count == 0)
        {
            return null;
        }

        var count = months.Succeeded[0].Shares.Length;
        var met = new bool[count];
        Array.Fill(met, true);
        var (worst, misses) = (flows[0], -1);
        foreach (var flow in flows)
        {
            var shares = months.Succeeded.First(m => m.Flow == flow.Flow).Shares;
            var good = slo.Metric == SloMetric.Percentile ? InTime(flow, slo.Target.Nominal) : 1 - flow.ErrorShare.Value;
            var missed = 0;
            for (var month = 0; month < count; month++)
            {
                var isMet = IsMet(slo, good * shares[month]);
                met[month] &= isMet;
                missed += isMet ? 0 : 1;
            }

            (worst, misses) = missed > misses ? (flow, missed) : (worst, misses);
        }

        var probability = (double)met.Count(m => m) / count;
        var (low, high) = Interval(probability, count);
        return new MonthOdds(slo, probability, low, high, count, months.CulpritOf(worst.Flow))
        {
            Details = DetailsOf(slo, worst, months),
        };
    }

    private static bool IsMet(Slo slo, double good) => slo.Metric switch
    {
        SloMetric.Availability => Target.IsGood(slo.Comparison, good, slo.Target.Nominal),
        SloMetric.Errors => Target.IsGood(slo.Comparison, 1 - good, slo.Target.Nominal),
        _ => good >= slo.PercentileShare,
    };

    /// <summary>Share of requests answered well within a time, from the percentiles that are known; straight lines between and beyond them over the logarithm of the rest.</summary>
    internal static double InTime(FlowResult flow, double seconds)
    {
        (double Share, double Value)[] known =
        [
            .. new[] { (0.5, flow.P50), (0.9, flow.P90), (0.99, flow.P99), (0.999, flow.P999) }.Concat(flow.Percentiles.Select(p => (p.Share, p.Value)))
                .Where(p => p.Item2.IsTrusted && double.IsFinite(p.Item2.Value)).Select(p => (p.Item1, p.Item2.Value)).OrderBy(p => p.Item1),
        ];
        var answered = 1 - flow.ErrorShare.Value;
        var above = Array.FindIndex(known, k => k.Value > seconds);
        if (known.Length == 0 || above == 0)
        {
            return 0;
        }

        if (known.Length == 1)
        {
            return answered * known[0].Share;
        }

        // Beyond the last percentile that is known the tail goes on as between the last two.
        var (from, to) = above < 0 ? (known[^2], known[^1]) : (known[above - 1], known[above]);
        var part = to.Value > from.Value ? (seconds - from.Value) / (to.Value - from.Value) : 1;
        var late = Math.Exp((Math.Log(1 - from.Share) * (1 - part)) + (Math.Log(1 - to.Share) * part));
        return answered * (1 - late);
    }

    /// <remarks>Wilson 1927: it does not shrink to nothing where every month was met.</remarks>
    private static (double Low, double High) Interval(double p, int n)
    {
        var middle = (p + (Z * Z / (2 * n))) / (1 + (Z * Z / n));
        var half = Z / (1 + (Z * Z / n)) * Math.Sqrt((p * (1 - p) / n) + (Z * Z / (4.0 * n * n)));
        return (Math.Max(0, middle - half), Math.Min(1, middle + half));
    }
}
