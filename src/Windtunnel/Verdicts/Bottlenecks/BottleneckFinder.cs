using Windtunnel.Components;
using Windtunnel.Designs;
using Windtunnel.Language;
using Windtunnel.Simulation.Analytic;
using Windtunnel.Simulation.Results;
using Windtunnel.Units;

namespace Windtunnel.Verdicts;

/// <summary>Names what limits a design.</summary>
internal static class BottleneckFinder
{
    /// <summary>Below this use nothing is worth calling a bottleneck.</summary>
    private const double QuietMax = 0.05;

    /// <summary>Planned use where a kind has no such key; the default of those that have.</summary>
    private const double TargetDefault = 0.6;

    /// <summary>Every component that can be used up, the closest to its limit first.</summary>
    public static IReadOnlyList<Pressure> Rank(SimulationResult simulation, AnalyticResult analytic) =>
        [.. simulation.Components.Select(c => Pressure.Of(c, analytic)).Where(p => p.Load > 0 || p.IsSaturated).OrderByDescending(p => p.IsSaturated).ThenByDescending(p => p.Load)];

    /// <summary>Share of its capacity that a component is planned to use.</summary>
    public static double TargetOf(Component component) =>
        component.Kind.Shape.Keys.OfType<Key<Quantity>>().FirstOrDefault(k => k.Name == "target utilisation") is { } key
        && component.Settings.Find(key) is { } setting
            ? setting.Value.Nominal
            : TargetDefault;

    public static Bottleneck Find(Design design, SimulationResult simulation, AnalyticResult analytic, IReadOnlyList<SloVerdict> failing, Trial trial)
    {
        var ranked = Rank(simulation, analytic);
        if (!ranked.Any(p => p.IsSaturated) && simulation.Flows.Where(f => f.Mean.Trust is Trust.Saturated && f.Arrived > 0).MinBy(KeepsUp) is { } behind)
        {
            var what = behind.IsJob ? "runs" : behind.Freshness is not null ? "messages" : "requests";
            return new Bottleneck(null, $"{behind.Flow} falls behind for ever: {behind.Done:N0} of {behind.Arrived:N0} {what} were done, while no component is saturated.", null, KeepsUp(behind));
        }

        if (ranked.Count == 0)
        {
            return new Bottleneck(null, "Nothing limits this design: no component works with a limited number of servers.", null, double.PositiveInfinity);
        }

        var worst = ranked[0];
        var component = design.FindComponent(worst.Component)!;
        if (worst.IsSaturated && worst.Load < FullMin && simulation.FindComponent(worst.Component)!.Pools.FirstOrDefault(p => p.InUse.Value >= FullMin) is { } pool)
        {
            return new Bottleneck(worst.Component, $"All connections of {pool.Caller} to {worst.Component} are in use{Growth(worst)}, while {worst.Component} could do more: its 'pool' is too small.", null, worst.SaturatesAt);
        }

        var slow = failing.Where(f => IsAboutCapacity(f.Slo.Metric)).ToList();
        var isNeeded = slow.Count > 0 || worst.IsSaturated || worst.Load > TargetOf(component);
        var suggestion = isNeeded ? Remedy.Find(design, component, worst, ranked.Count > 1 ? ranked[1] : null, slow, trial) : null;
        var tried = isNeeded && suggestion is null ? " Raising any one of its counts was tried and does not help." : "";
        return new Bottleneck(worst.Component, Sentence(worst, ranked.Skip(1)) + tried, suggestion, worst.SaturatesAt);
    }

    /// <summary>Money, the odds of failure, lost updates and cold caches are no matter of too few servers.</summary>
    private static bool IsAboutCapacity(SloMetric metric) =>
        metric is SloMetric.Percentile or SloMetric.Mean or SloMetric.Errors or SloMetric.Throughput or SloMetric.Freshness or SloMetric.Staleness or SloMetric.Utilisation;

    /// <summary>Share of what comes that is done; in [0, 1].</summary>
    private static double KeepsUp(FlowResult flow) => Math.Min(1, (double)flow.Done / flow.Arrived);

    private static string Sentence(Pressure worst, IEnumerable<Pressure> others)
    {
        var load = Human.Format(worst.Load, Dimension.Share, 2);
        if (worst.IsSaturated)
        {
            var also = string.Join(", ", others.Where(o => o.IsSaturated).Select(o => $"{o.Component} ({Human.Format(o.Load, Dimension.Share, 2)})"));
            return $"{worst.Component} is saturated: {What(worst.Resource, load)}{Growth(worst)}.{(also.Length > 0 ? $" So are {also}." : "")}";
        }

        var limit = worst.SaturatesAt > FarAway
            ? $"it saturates beyond {Human.Format(FarAway, Dimension.Factor)} this load"
            : $"it saturates at {Human.Format(worst.SaturatesAt, Dimension.Factor, 2)} this load";
        return worst.Load < QuietMax
            ? $"Nothing is near its limit: the closest is {worst.Component}, {What(worst.Resource, load)}; {limit}."
            : $"{worst.Component} is the bottleneck: {What(worst.Resource, load)}; {limit}.";
    }

    private static string Growth(Pressure worst) => worst.GrowthPerSecond > 0 ? $", and what waits grows by {Human.Format(worst.GrowthPerSecond, Dimension.Rate, 2)}" : "";

    /// <summary>Use from which there is no more to have.</summary>
    private const double FullMin = 0.99;

    /// <summary>A multiple of the load beyond which nobody asks for digits.</summary>
    private const double FarAway = 1_000;

    private static string What(Resource resource, string load) => resource switch
    {
        Resource.BusiestInstance => $"its busiest instance is at {load}, well above the others",
        Resource.Slots => $"{load} of its concurrency slots are held",
        Resource.HottestRow => $"its hottest row is locked {load} of the time, one update after the other",
        Resource.Log => $"its log is flushed {load} of the time, for one write after the other",
        Resource.Consumers => $"{load} of its consumers are busy",
        _ => $"{load} of its capacity is used",
    };
}
