using System.Collections.Immutable;
using Windtunnel.Cli.Engines;
using Windtunnel.Designs;
using Windtunnel.Estimation;
using Windtunnel.Language;
using Windtunnel.Simulation;
using Windtunnel.Simulation.Analytic;
using Windtunnel.Simulation.Results;
using Windtunnel.Tests.Verdicts;

namespace Windtunnel.Cli.Tests.Commands;

/// <summary>Answers written by hand, so that commands are tested in milliseconds.</summary>
internal sealed class FakeEngine : IEngine
{
    public Func<SimulationResult> Run { get; init; } = () => Sample.SteadyRun();

    public ImmutableArray<Diagnostic> Wrong { get; init; } = [];

    public List<SimulationOptions> Asked { get; } = [];

    public Estimate Estimate(Design design) => Sample.Estimate();

    public ImmutableArray<Diagnostic> Check(Design design, Estimate estimate) => Wrong;

    public AnalyticResult Solve(Design design, SimulationOptions options) => Sample.Analytic();

    public SimulationResult Simulate(Design design, SimulationOptions options, IProgress<SimulationProgress>? progress, CancellationToken stop)
    {
        Asked.Add(options);
        progress?.Report(new SimulationProgress("steady", 0.5, 1000, 1e6));
        return Run();
    }

    public ExperimentResult RunExperiment(Design design, Experiment experiment, SimulationOptions options, IProgress<SimulationProgress>? progress, CancellationToken stop) =>
        Sample.Experiment(experiment.Name, 10, Sample.Series(0.02, 0.3, 0.02));
}
