using Windtunnel.Components;
using Windtunnel.Designs;
using Windtunnel.Language;
using Windtunnel.Simulation.Replications;
using Windtunnel.Simulation.Results;
using Windtunnel.Units;
using Windtunnel.Workloads;

namespace Windtunnel.Simulation.Reports;

/// <summary>Says in sentences what a run assumed.</summary>
internal static class Notes
{
    /// <summary>Pauses of one component that must fall into a run: with 100 of them their number varies by 10 %.</summary>
    private const double PausesMin = 100;

    public static IEnumerable<string> Of(Design design, SimulationOptions options, SteadyOutcome outcome)
    {
        foreach (var note in Ranges(design))
        {
            yield return note;
        }

        var wide = outcome.Stopped is StopReason.BudgetUsed or StopReason.RareLeft ? string.Join(", ", new StoppingRule(design, options).TooWide(outcome).Select(f => f.Flow.Name)) : "";
        if (wide.Length > 0)
        {
            yield return outcome.Stopped == StopReason.BudgetUsed
                ? $"The budget of events gives {wide} too few requests for a p99 within {options.Precision * 100:0.#} %."
                : $"A p99 within {options.Precision * 100:0.#} % of {wide} would take a far longer run than the other flows need (--for).";
        }

        if (outcome.Stopped != StopReason.Saturated && outcome.Stability.TooSlow.Count > 0)
        {
            yield return $"So near its capacity, {string.Join(", ", outcome.Stability.TooSlow.Order(StringComparer.Ordinal))} needs longer to settle than the budget of events lasts.";
        }

        if (outcome.DaySeconds is { } day and < 86_400)
        {
            yield return $"The day was run in {Human.Format(day, Dimension.Duration)}: every part of it settles, but a backlog that builds up over hours is smaller by as much.";
        }

        foreach (var component in design.Components)
        {
            if (component.Plan.Pauses is { } pauses && SeenOf(component.Plan, pauses, outcome) is < PausesMin and var seen)
            {
                yield return $"About {seen:0} pauses of {component.Name} fell into what was measured, too few to believe its rare long waits; simulate with a larger budget.";
            }
        }

        foreach (var function in design.Components.Where(c => c.Plan.ColdStart is not null))
        {
            var lasted = outcome.Observations.Runs.Min(r => r.Now) * 1e-9;
            if (lasted < function.Plan.ColdStart!.KeepSeconds)
            {
                yield return $"Runs lasted {Human.Format(lasted, Dimension.Duration)}, and {function.Name} stays warm for {Human.Format(function.Plan.ColdStart.KeepSeconds, Dimension.Duration)}: they begin cold, so that there are rather too many cold starts in them.";
            }
        }

        if (outcome.Stability.IsOverfull)
        {
            yield return "A run was stopped because it held 2 million requests at once.";
        }
    }

    private static double SeenOf(StationPlan plan, Pauses pauses, SteadyOutcome outcome) =>
        outcome.Observations.TotalSeconds * plan.Instances / (pauses.Every.Nominal + pauses.Length.Mean);

    /// <summary>Inputs given as ranges, which a run takes at their middle.</summary>
    public static IEnumerable<string> Ranges(Design design)
    {
        var ranged = design.Workload.Loads.Where(IsRange).Select(l => l.Flow)
            .Concat(design.Components.Where(IsRange).Select(c => c.Name))
            .Concat(design.Flows.Where(f => StepTree.All(f.Steps).Any(IsRange)).Select(f => f.Name))
            .Distinct(StringComparer.Ordinal)
            .ToArray();
        if (ranged.Length > 0)
        {
            yield return $"Ranges were simulated at their middle: {string.Join(", ", ranged)}.";
        }
    }

    private static bool IsRange(Load load) => load switch
    {
        OpenLoad open => open.Rate.Value.IsRange || open.Peak.Value.IsRange,
        ClosedLoad closed => closed.Users.Value.IsRange || closed.Think.Value.IsUncertain,
        _ => false,
    };

    private static bool IsRange(Component component) => component.Kind.Shape.Keys.Any(k => k switch
    {
        Key<Quantity> quantity => component.Settings.Find(quantity)?.Value.IsRange ?? false,
        Key<Pauses> pauses => component.Settings.Find(pauses)?.Value.IsRange ?? false,
        Key<Distribution> distribution => component.Settings.Find(distribution)?.Value.IsUncertain ?? false,
        _ => false,
    });

    private static bool IsRange(Step step) => step switch
    {
        Invoke invoke => invoke.Time?.IsUncertain ?? false,
        Wait wait => wait.Time.IsUncertain,
        Repeat repeat => repeat.Times.IsUncertain,
        Choose choose => choose.Ways.Any(w => w.Share.Value.IsRange),
        _ => false,
    };
}
