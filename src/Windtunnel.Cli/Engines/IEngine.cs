using System.Collections.Immutable;
using Windtunnel.Designs;
using Windtunnel.Estimation;
using Windtunnel.Language;
using Windtunnel.Simulation;
using Windtunnel.Simulation.Analytic;
using Windtunnel.Simulation.Results;

namespace Windtunnel.Cli.Engines;

/// <summary>What the commands ask of the library, so that they can be tested with answers written by hand.</summary>
internal interface IEngine
{
    Estimate Estimate(Design design);

    /// <summary>What only an estimate shows to be wrong: prices and expected figures that do not exist.</summary>
    ImmutableArray<Diagnostic> Check(Design design, Estimate estimate);

    AnalyticResult Solve(Design design, SimulationOptions options);

    SimulationResult Simulate(Design design, SimulationOptions options, IProgress<SimulationProgress>? progress, CancellationToken stop);

    ExperimentResult RunExperiment(Design design, Experiment experiment, SimulationOptions options, IProgress<SimulationProgress>? progress, CancellationToken stop);
}
