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
        var offered = Math.Max(analytic.FindComponent(component.Component)?.OfferedLoad ?? 0, Math.Max(component.OfferedLoad, component.Utilisation.Value));
        var growth = Math.Max(component.QueueGrowthPerSecond, component.Backlog?.GrowthPerSecond ?? 0);
        var best = new Pressure(component.Component, offered, component.Backlog is { GrowthPerSecond: > 0 } ? Resource.Consumers : Resource.Servers, growth);
        if (component.UtilisationBusiest.Value > best.Load * SkewMin)
        {
            best = best with { Load = component.UtilisationBusiest.Value, Resource = Resource.BusiestInstance };
        }

        if (component.SlotUtilisation is { } slots && slots.Value > best.Load)
        {
            // A queue's slots are its consumers.
            best = best with { Load = slots.Value, Resource = component.Backlog is null ? Resource.Slots : Resource.Consumers };
        }

        return best;
    }
}
