using Windtunnel.Designs;
using Windtunnel.Estimation;
using Windtunnel.Simulation.Results;

namespace Windtunnel.Verdicts;

/// <summary>What objectives are judged on: the steady run, or one experiment.</summary>
/// <param name="Experiment">Null for the steady state.</param>
internal sealed record Evidence(Design Design, Estimate Estimate, SimulationResult Steady, ExperimentResult? Experiment)
{
    public SimulationResult Run => Experiment?.Result ?? Steady;

    /// <summary>Flows of the steady state, or from the first fault of the experiment on.</summary>
    public IEnumerable<FlowResult> Flows => Experiment is null ? Steady.Flows : Experiment.FaultWindow;

    public FlowResult? FindFlow(string name) => Flows.FirstOrDefault(f => string.Equals(f.Flow, name, StringComparison.Ordinal));
}
