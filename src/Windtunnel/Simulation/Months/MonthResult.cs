using System.Collections.Immutable;

namespace Windtunnel.Simulation.Months;

/// <summary>What became of flows in months that were played.</summary>
/// <param name="Succeeded">Per flow the share of its requests that met with everything they need, in each month. Shape: [flow] ([month]).</param>
/// <param name="Culprits">Per flow the component that costs it most; null when nothing fails.</param>
internal sealed record MonthResult(ImmutableArray<(string Flow, double[] Shares)> Succeeded, ImmutableArray<(string Flow, string? Component)> Culprits);
