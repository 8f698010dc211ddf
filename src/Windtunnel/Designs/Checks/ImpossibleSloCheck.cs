using Windtunnel.Language;
using Windtunnel.Units;

namespace Windtunnel.Designs.Checks;

/// <summary>A latency objective is not below what the flow takes with nothing waiting and every draw at its least.</summary>
internal sealed class ImpossibleSloCheck : IDesignCheck
{
    public void Check(Design design, IReadOnlySet<string> declaredFlows, Reading reading)
    {
        var minima = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach (var slo in design.Requirements.Slos.Concat(design.Experiments.SelectMany(e => e.Expect.Concat(e.Steady))))
        {
            if (slo.Metric is not (SloMetric.Percentile or SloMetric.Mean or SloMetric.Freshness or SloMetric.Staleness) || FlowOf(design, slo) is not { } flow)
            {
                continue;
            }

            if (!minima.TryGetValue(flow.Name, out var least))
            {
                least = MinimumTime.Of(flow.Steps);
                minima[flow.Name] = least;
            }

            if (slo.Target.High < least || (slo.Comparison == Comparison.Below && slo.Target.High <= least))
            {
                reading.Error(
                    DiagnosticCode.ImpossibleSlo,
                    slo.Where,
                    $"'{slo.Text}' cannot be met: the constant delays of '{flow.Name}' alone sum to {Human.Format(least, Dimension.Duration)}.",
                    "Raise the target, or take a delay out of the flow.");
            }
        }
    }

    private static Flow? FlowOf(Design design, Slo slo) => slo.Subject is null ? null
        : design.FindFlow(slo.Subject) ?? design.Flows.FirstOrDefault(f => f.Reads?.Name == slo.Subject);
}
