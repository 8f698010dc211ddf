using Windtunnel.Components;
using Windtunnel.Designs;
using Windtunnel.Simulation.Analytic;
using Windtunnel.Simulation.Results;
using Windtunnel.Units;

namespace Windtunnel.Verdicts;

/// <summary>The smallest change of one count that relieves a bottleneck, tried before it is said.</summary>
internal static class Remedy
{
    /// <summary>A change beyond this many times the present count is no small change.</summary>
    private const double StepMax = 64;

    /// <summary>0.9 × 12 ÷ 18 is 0.6 on paper and a little more in binary.</summary>
    private const double Rounding = 1e-9;

    /// <summary>Changes that are simulated before giving up; each costs as long as the run itself.</summary>
    private const int SimulatedMax = 3;

    /// <param name="failing">Steady objectives that are not met and that more servers could meet.</param>
    public static string? Find(Design design, Component component, Pressure pressure, Pressure? next, IReadOnlyList<SloVerdict> failing, Trial trial)
    {
        var target = BottleneckFinder.TargetOf(component);
        var isRoomy = pressure.Load <= target && !pressure.IsSaturated;
        // With room to spare, objectives fail for another reason; a little more of the busiest is still worth a try.
        var goal = isRoomy ? pressure.Load / 2 : target;
        var changes = DesignChange.Of(component)
            .Select(c => Smallest(design, c, pressure, goal, trial))
            .OfType<DesignChange>()
            .OrderByDescending(c => c.AddsCopies).ThenBy(c => c.Step)
            .Take(SimulatedMax)
            .ToList();

        return failing.Count == 0 && IsExplained(design, pressure, trial)
            ? changes.Select(c => Analysed(design, c, next, trial)).FirstOrDefault()
            : changes.Select(c => Simulated(design, c, pressure, failing, trial)).OfType<string>().FirstOrDefault();
    }

    /// <summary>The least value of one count that brings the load to the goal, by the analytic pass; null when this count does not help.</summary>
    private static DesignChange? Smallest(Design design, DesignChange change, Pressure pressure, double goal, Trial trial)
    {
        // What the network does not explain is taken as used in proportion, which the simulation then has to confirm.
        if (!IsExplained(design, pressure, trial))
        {
            var proportional = Math.Ceiling(change.From * pressure.Load / goal * (1 - Rounding));
            return proportional > change.From && proportional <= change.From * StepMax ? change with { To = proportional } : null;
        }

        var (fails, works) = (change.From, Math.Max(change.From + 1, Math.Ceiling(change.From * pressure.Load / goal * (1 - Rounding))));
        while (works <= change.From * StepMax && !Suffices(works))
        {
            (fails, works) = (works, works * 2);
        }

        if (works > change.From * StepMax)
        {
            return null;
        }

        while (works - fails > 1)
        {
            var middle = Math.Floor((fails + works) / 2);
            (fails, works) = Suffices(middle) ? (fails, middle) : (middle, works);
        }

        return change with { To = works };

        bool Suffices(double value) =>
            trial.Analyse((change with { To = value }).Apply(design)).FindComponent(pressure.Component)?.OfferedLoad <= goal * (1 + Rounding);
    }

    private static string Analysed(Design design, DesignChange change, Pressure? next, Trial trial)
    {
        var load = LoadOf(trial.Analyse(change.Apply(design)), change.Component.Name);
        var limit = Math.Max(load, next?.Load ?? 0);
        var then = next is not null && next.Load > load ? $", where {next.Component} saturates" : "";
        return $"{change} (analysed: {Human.Format(load, Dimension.Share, 2)} used; the limit moves to {Human.Format(1 / limit, Dimension.Factor, 2)} this load{then})";
    }

    /// <summary>What the simulation says to a change; null when the change does not help.</summary>
    private static string? Simulated(Design design, DesignChange change, Pressure pressure, IReadOnlyList<SloVerdict> failing, Trial trial)
    {
        var changed = change.Apply(design);
        var result = trial.Simulate(changed);
        if (result.FindComponent(pressure.Component) is not { } component)
        {
            return null;
        }

        var after = Pressure.Of(component, new AnalyticResult([], []));
        var evidence = new Evidence(changed, new Estimation.Estimate(design.Name, [], []), result, null);
        var verdicts = failing.Select(f => ObjectiveJudge.Judge(f.Slo, evidence)).ToList();
        var met = verdicts.Count(v => v.Outcome is Outcome.Met);
        var isRelieved = !after.IsSaturated && after.Load < pressure.Load * 0.95;
        if (!isRelieved || (pressure.IsSaturated is false && verdicts.Count > 0 && met == 0))
        {
            return null;
        }

        var outcome = verdicts.Count == 0 ? "" : $"; {met} of {verdicts.Count} failing objectives then met";
        return $"{change} (simulated: {Human.Format(after.Load, Dimension.Share, 2)} used{outcome})";
    }

    /// <summary>Whether the queueing network shows the same load.</summary>
    private static bool IsExplained(Design design, Pressure pressure, Trial trial) => LoadOf(trial.Analyse(design), pressure.Component) >= pressure.Load * 0.9;

    private static double LoadOf(AnalyticResult analytic, string component) => analytic.FindComponent(component)?.OfferedLoad ?? 0;
}
