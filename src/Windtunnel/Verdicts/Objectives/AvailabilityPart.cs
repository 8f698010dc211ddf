using Windtunnel.Designs;
using Windtunnel.Simulation.Results;
using Windtunnel.Units;

namespace Windtunnel.Verdicts;

/// <summary>Availability has two parts: how often the components are up, and how many requests are answered well when they are.</summary>
internal static class AvailabilityPart
{
    public static Observation Observe(Slo slo, Evidence evidence)
    {
        var observations = evidence.Flows
            .Where(f => f.Arrived > 0 && (slo.Subject is null ? !IsBackground(f, evidence) : f.Flow == slo.Subject))
            .Select(f => Observe(f, evidence)).ToList();
        return observations.MinBy(o => o.Actual.Low) ?? Observation.None(Dimension.Share, "no request came");
    }

    private static bool IsBackground(FlowResult flow, Evidence evidence) => evidence.Design.FindFlow(flow.Flow)?.Reads is not null;

    private static Observation Observe(FlowResult flow, Evidence evidence)
    {
        var answered = flow.ErrorShare with { Value = 1 - flow.ErrorShare.Value };
        var answeredText = Human.Format(answered.Value, Dimension.Share, 4);

        // In an experiment the faults are played, so the odds of their happening are not counted once more.
        if (evidence.Experiment is not null)
        {
            return new Observation(answered, Dimension.Share);
        }

        if (evidence.Estimate.Find($"{flow.Flow} availability") is not { } up)
        {
            return new Observation(answered, Dimension.Share, $"answered {answeredText}; how often the components are up is not known");
        }

        var product = new Measured(answered.Value * up.Value.Nominal, Combined(answered, up.Value), answered.Trust);
        return new Observation(product, Dimension.Share, $"components up {Human.Format(up.Value.Nominal, Dimension.Share, 4)}{Weakest(flow, evidence)} × answered {answeredText}");
    }

    /// <summary>The component of a flow that is down most, which is where to begin.</summary>
    private static string Weakest(FlowResult flow, Evidence evidence)
    {
        var parts = flow.Hops.Select(h => h.Component).Distinct(StringComparer.Ordinal)
            .Select(c => (Component: c, Up: evidence.Estimate.Find($"{c} availability")?.Value.Nominal))
            .Where(p => p.Up is not null)
            .ToList();
        if (parts.Count < 2)
        {
            return "";
        }

        var (component, up) = parts.MinBy(p => p.Up);
        return $" (least: {component}, {Human.Format(up!.Value, Dimension.Share, 4)})";
    }

    private static double Combined(Measured answered, Quantity up) =>
        answered.HalfWidth * up.Nominal + answered.Value * (up.High - up.Low) / 2;
}
