using Windtunnel.Components;

namespace Windtunnel.Simulation.Analytic;

/// <summary>Instances of a component that are alike in what they are asked.</summary>
/// <param name="Component">The component.</param>
/// <param name="Plan">How it behaves.</param>
/// <param name="Count">How many instances; ≥ 1.</param>
/// <param name="Awaited">Probability that one given instance answers a visit, alone or with others; [visit].</param>
/// <param name="IsAtFirst">Whether only the first replica answers a visit; [visit].</param>
/// <param name="Copies">Probability that it repeats a visit somebody else answers, as a replica does with writes; [visit].</param>
internal sealed record Site(Component Component, StationPlan Plan, int Count, double[] Awaited, bool[] IsAtFirst, double[] Copies)
{
    /// <summary>Requests one instance computes at once.</summary>
    public int Servers => Plan.Servers!.Value;

    /// <summary>Part of the visits to its place that a weight gives an instance; null where none does.</summary>
    public double? TurnShare { get; init; }

    /// <summary>Whether all requests at an instance are worked on at once, so that what one waits is in proportion to its service.</summary>
    public bool IsShared => Plan.Discipline == Discipline.ProcessorSharing;
}
