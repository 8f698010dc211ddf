using Windtunnel.Simulation.Analytic;
using Windtunnel.Simulation.Results;

namespace Windtunnel.Verdicts;

/// <summary>What of a component is used up first.</summary>
internal enum Resource
{
    Servers,
    BusiestInstance,
    Slots,
    Consumers,
    HottestRow,
    Log,
}

/// <summary>How close a component is to its limit.</summary>
/// <param name="Component">Name.</param>
/// <param name="Load">Use as a share of what there is; above 1 when saturated.</param>
/// <param name="Resource">What of it is used up first.</param>
/// <param name="GrowthPerSecond">Growth of what waits [1/s]; 0 while it keeps up.</param>
internal sealed record Pressure(string Component, double Load, Resource Resource, double GrowthPerSecond)
{
    /// <summary>A busiest instance this far above the mean is skew, not noise.</summary>
    private const double SkewMin = 1.1;

    public bool IsSaturated => Load >= 1 || GrowthPerSecond > 0;

    /// <summary>Multiple of the load at which it saturates; +∞ for a pure delay.</summary>
    public double SaturatesAt => Load > 0 ? 1 / Load : double.PositiveInfinity;

    public static Pressure Of(ComponentResult component, AnalyticResult analytic)
    {
        var offered = Math.Max(analytic.FindComponent(component.Component)?.OfferedLoad ?? 0, component.OfferedLoad);

        // What scales is used up only when all that there may be of it is.
        var busy = component.Together is not null ? 0
            : component.Fleet is { } fleet ? component.Utilisation.Value * fleet.Serving.Value / fleet.Most
            : IsSkewed(component) ? component.UtilisationBusiest.Value : component.Utilisation.Value;
        var held = component.SlotUtilisation?.Value ?? 0;
        var load = Math.Max(offered, Math.Max(busy, held));
        var growth = Math.Max(component.QueueGrowthPerSecond, component.Backlog?.GrowthPerSecond ?? 0);
        Resource? single = analytic.FindComponent(component.Component) switch
        {
            { HottestRow: > 0 and var locked } when locked >= load => Resource.HottestRow,
            { BusiestLog: > 0 and var flushed } when flushed >= load => Resource.Log,
            _ => null,
        };
        return new Pressure(component.Component, load, single ?? ResourceOf(component, load, held), growth);
    }

    private static Resource ResourceOf(ComponentResult component, double load, double held) =>
        component.Backlog is { GrowthPerSecond: > 0 } ? Resource.Consumers

        // A queue's slots are its consumers.
        : held >= load / SkewMin && held > component.UtilisationBusiest.Value ? component.Backlog is null ? Resource.Slots : Resource.Consumers
        : IsSkewed(component) ? Resource.BusiestInstance
        : Resource.Servers;

    /// <summary>The busiest of many like instances is always a little above the mean, by chance.</summary>
    private static bool IsSkewed(ComponentResult component) => component.Fleet is null && component.UtilisationBusiest.Value > component.Utilisation.Value * SkewMin;
}
