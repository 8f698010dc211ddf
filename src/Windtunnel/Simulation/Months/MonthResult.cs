using System.Collections.Immutable;

namespace Windtunnel.Simulation.Months;

/// <summary>What became of flows in months that were played.</summary>
/// <param name="Succeeded">Per flow the share of its requests that met with everything they need, in each month. Shape: [flow] ([month]).</param>
/// <param name="Losses">Per flow the share of its requests that each component would cost it were all others always up, on average of all months.</param>
internal sealed record MonthResult(ImmutableArray<(string Flow, double[] Shares)> Succeeded, ImmutableArray<(string Flow, ImmutableArray<(string Component, double Share)> Components)> Losses)
{
    /// <summary>The component that costs a flow most; null when nothing that it needs fails.</summary>
    public string? CulpritOf(string flow) =>
        Losses.First(l => l.Flow == flow).Components.Where(c => c.Share > 1e-12).OrderByDescending(c => c.Share).Select(c => c.Component).FirstOrDefault();
}
