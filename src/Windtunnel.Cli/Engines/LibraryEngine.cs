using System.Collections.Immutable;
using Windtunnel.Designs;
using Windtunnel.Estimation;
using Windtunnel.Language;
using Windtunnel.Simulation;
using Windtunnel.Simulation.Analytic;
using Windtunnel.Simulation.Results;

namespace Windtunnel.Cli.Engines;

/// <summary>The library itself.</summary>
internal sealed class LibraryEngine : IEngine
{
    public Estimate Estimate(Design design) => Estimator.Estimate(design);

    public ImmutableArray<Diagnostic> Check(Design design, Estimate estimate) => Estimator.Check(design, estimate);

    public AnalyticResult Solve(Design design, SimulationOptions options) => AnalyticPass.Solve(design, options);

    public SimulationResult Simulate(Design design, SimulationOptions options, IProgress<SimulationProgress>? progress, CancellationToken stop) =>
        Simulator.Run(design, options, progress, stop);

    public ExperimentResult RunExperiment(Design design, Experiment experiment, SimulationOptions options, IProgress<SimulationProgress>? progress, CancellationToken stop) =>
        Simulator.RunExperiment(design, experiment, options, progress, stop);
}
