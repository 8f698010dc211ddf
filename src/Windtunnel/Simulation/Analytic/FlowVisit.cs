using Windtunnel.Components;
using Windtunnel.Designs;
using Windtunnel.Designs.Visits;

namespace Windtunnel.Simulation.Analytic;

/// <summary>An operation of a flow.</summary>
/// <param name="FlowIndex">Index of the flow in the design.</param>
/// <param name="Flow">The flow.</param>
/// <param name="Visit">What it asks, and how often.</param>
internal sealed record FlowVisit(int FlowIndex, Flow Flow, StepVisit Visit)
{
    public Invoke Step => Visit.Step;

    public Operation Operation => Visit.Operation;

    public DataSet? Data => Visit.Data;

    /// <summary>Time it takes when nothing waits, with its part of the pauses of its component.</summary>
    public Timing Timing { get; } = Visit.Timing.Stretched(Visit.Component.Plan.Stretch);

    /// <summary>Mean time that holds a server [s].</summary>
    public double Busy => Timing.Busy?.Mean ?? 0;

    /// <summary>How urgent it is; 1, the most urgent, to 9.</summary>
    public int Priority => Step.Priority ?? Flow.Priority;

    public Component Component => Visit.Component;
}
