using Windtunnel.Designs;
using Windtunnel.Simulation.Analytic;
using Windtunnel.Simulation.Experiments;
using Windtunnel.Simulation.Replications;
using Windtunnel.Simulation.Reports;
using Windtunnel.Simulation.Results;

namespace Windtunnel.Simulation;

/// <summary>Simulates designs. The same design, options and seed give the same result to the byte, on any machine and with any number of threads.</summary>
public static class Simulator
{
    /// <summary>Simulates a design under its load until the intervals are narrow enough or the budget of events is used.</summary>
    /// <param name="design">The design.</param>
    /// <param name="options">Seed, load, length, precision, threads.</param>
    /// <param name="progress">Told how far it is; may be null.</param>
    /// <param name="cancellation">Ends it early; what is known until then is returned, marked <see cref="StopReason.Cancelled"/>.</param>
    /// <returns>What was found.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An option is outside its range.</exception>
    /// <exception cref="Kernel.Programs.InvariantViolation">The kernel broke a law of its own: a fault of this program, not of the design.</exception>
    public static SimulationResult Run(
        Design design, SimulationOptions options, IProgress<SimulationProgress>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(design);
        ArgumentNullException.ThrowIfNull(options);
        Check(options);
        var analytic = AnalyticPass.Solve(design, options);
        var replicator = new Replicator(options.Seed, options.Threads, progress, cancellation);
        var what = $"{design.Name} at {options.Level.ToString().ToLowerInvariant()}";
        var outcome = new SteadyRun(design, options, analytic, replicator, what).Run();
        return RunReport.Of(
            outcome.Observations, outcome.Plan, outcome.DaySeconds is null ? outcome.Stability : null, options, analytic, outcome.Stopped, Notes.Of(design, options, outcome));
    }

    /// <summary>Runs an experiment of a design: the system settles, faults happen on a timeline, and flows are watched until they are as before.</summary>
    /// <param name="design">The design.</param>
    /// <param name="experiment">One of its experiments.</param>
    /// <param name="options">Seed, load, threads; it takes four replications, and a share of the budget of events unless flows do not recover.</param>
    /// <param name="progress">Told how far it is; may be null.</param>
    /// <param name="cancellation">Ends it early; what is known until then is returned, marked <see cref="StopReason.Cancelled"/>.</param>
    /// <returns>What was found.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An option is outside its range.</exception>
    /// <exception cref="Kernel.Programs.InvariantViolation">The kernel broke a law of its own: a fault of this program, not of the design.</exception>
    public static ExperimentResult RunExperiment(
        Design design, Experiment experiment, SimulationOptions options, IProgress<SimulationProgress>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(design);
        ArgumentNullException.ThrowIfNull(experiment);
        ArgumentNullException.ThrowIfNull(options);
        Check(options);
        var analytic = AnalyticPass.Solve(design, options);
        var replicator = new Replicator(options.Seed, options.Threads, progress, cancellation);
        return new ExperimentRun(design, experiment, options, analytic, replicator).Run();
    }

    private static void Check(SimulationOptions options)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Replications, 2, nameof(options));
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Threads, 1, nameof(options));
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Windows, 1, nameof(options));
        ArgumentOutOfRangeException.ThrowIfLessThan(options.EventBudget, 1, nameof(options));
        if (!(options.LoadFactor > 0) || !double.IsFinite(options.LoadFactor) || !(options.Precision > 0) || options.MeasureSeconds is <= 0 or double.NaN)
        {
            throw new ArgumentOutOfRangeException(nameof(options), options, "Load factor, precision and measured time are positive numbers.");
        }
    }
}
