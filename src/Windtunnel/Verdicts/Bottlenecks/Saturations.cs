using Windtunnel.Simulation.Results;

namespace Windtunnel.Verdicts;

/// <summary>Finds what cannot keep up.</summary>
internal static class Saturations
{
    /// <summary>The component that cannot keep up, the most overloaded one; null when all can.</summary>
    public static ComponentResult? MostSaturated(this SimulationResult run) =>
        run.Components.Where(c => c.IsSaturated || c.Backlog is { GrowthPerSecond: > 0 }).OrderByDescending(c => c.OfferedLoad).FirstOrDefault();
}
