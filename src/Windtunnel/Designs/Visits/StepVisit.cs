using System.Collections.Immutable;
using Windtunnel.Components;

namespace Windtunnel.Designs.Visits;

/// <summary>One operation that requests of a flow ask of a component.</summary>
/// <param name="Step">The step that asks. An update of a row is two operations of one step: its read and its write.</param>
/// <param name="Operation">What is asked for.</param>
/// <param name="Data">What it is about: the data set the step names, else the only one the component holds; null when there is none to tell.</param>
/// <param name="Timing">Time it takes when nothing waits.</param>
/// <param name="Times">How often one request of the flow asks, on average, when nothing fails; ≥ 0.</param>
/// <param name="IsAwaited">Whether the request waits for it; false for what is started and left alone.</param>
public sealed record StepVisit(Invoke Step, Operation Operation, DataSet? Data, Timing Timing, double Times, bool IsAwaited)
{
    public Component Component => Step.Component;

    /// <summary>Share of the calls that goes to each place of the component; empty where it stands where its caller is.</summary>
    public double[] PlaceShares { get; init; } = [];

    /// <summary>Share of the calls that goes from the place of one component to that of another.</summary>
    public double Crossing { get; init; }

    /// <summary>The gets that have missed before it for the same keys, outermost first.</summary>
    public ImmutableArray<Invoke> Missed { get; init; } = [];
}
