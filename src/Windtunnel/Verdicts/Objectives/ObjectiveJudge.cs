using Windtunnel.Designs;
using Windtunnel.Simulation.Results;
using Windtunnel.Units;

namespace Windtunnel.Verdicts;

/// <summary>Judges one objective: the sentence is true, false, or cannot be told.</summary>
public static class ObjectiveJudge
{
    internal static SloVerdict Judge(Slo slo, Evidence evidence)
    {
        var seen = Observer.Observe(slo, evidence);
        var target = (slo.Within ?? slo.Target).Nominal;
        var comparison = slo.Within is null ? slo.Comparison : Comparison.AtMost;
        if (seen.Absent is not null)
        {
            return Verdict(Outcome.NotSure, double.NaN, seen.Absent);
        }

        return seen.Actual.Trust switch
        {
            Trust.Saturated => Verdict(Outcome.NotMet, double.NaN, Saturation(evidence.Run)),
            Trust.DidNotSettle => Verdict(Outcome.NotMet, double.NaN, "did not settle: no steady state within the run"),
            Trust.TooFew => Verdict(Outcome.NotSure, double.NaN, "too few requests for this percentile; run longer (--for)"),
            _ => Compared(),
        };

        SloVerdict Compared()
        {
            var outcome = Target.Compare(comparison, seen.Actual, target);
            var isBudget = slo.Metric is SloMetric.Availability && slo.Within is null;
            var margin = isBudget
                ? Target.Margin(Comparison.AtMost, 1 - seen.Actual.Value, 1 - target)
                : Target.Margin(comparison, seen.Actual.Value, target);
            return Verdict(outcome, margin, string.Join("; ", new[] { Distance(outcome, margin, isBudget), seen.Parts }.Where(s => s.Length > 0)));
        }

        SloVerdict Verdict(Outcome outcome, double margin, string reason) =>
            new(slo, evidence.Experiment?.Experiment, outcome, seen.Actual, seen.Dimension, margin, reason);

        string Distance(Outcome outcome, double margin, bool isBudget) =>
            outcome is Outcome.NotSure ? "the interval straddles the target"
            : double.IsInfinity(seen.Actual.Value) ? "not within the run"
            : double.IsNaN(margin) || margin == 0 || seen.Actual.Value == 0 ? ""
            : isBudget && margin > 0 ? $"{Percent(1 - margin)} of the error budget used"
            : isBudget ? $"{Human.Format(1 - margin, Dimension.Factor, 2)} the error budget"
            // Far above a target is told as a multiple: "4.2 x the target" reads better than "320 % above".
            : seen.Actual.Value >= 2 * target ? $"{Human.Format(seen.Actual.Value / target, Dimension.Factor, 2)} the target"
            : $"{Percent(Math.Abs(seen.Actual.Value - target) / target)} {(seen.Actual.Value < target ? "below" : "above")}";
    }

    /// <summary>What cannot keep up, by how much, and how fast its queue grows: "urls: 131 % of capacity; queue grows 4.2k/s".</summary>
    public static string Saturation(SimulationResult run)
    {
        if (run.MostSaturated() is not { } component)
        {
            return "saturated: what waits grows throughout the run";
        }

        var growth = Math.Max(component.QueueGrowthPerSecond, component.Backlog?.GrowthPerSecond ?? 0);
        var load = component.OfferedLoad >= 1 ? $"{Human.Format(component.OfferedLoad, Dimension.Share)} of capacity" : "saturated";
        return growth > 0 ? $"{component.Component}: {load}; queue grows {Human.Format(growth, Dimension.Rate, 2)}" : $"{component.Component}: {load}";
    }

    private static string Percent(double share) => Human.Format(share, Dimension.Share, 2);
}
