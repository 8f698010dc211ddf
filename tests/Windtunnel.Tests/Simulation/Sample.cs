using Windtunnel.Designs;
using Windtunnel.Designs.Readers;
using Windtunnel.Simulation;
using Windtunnel.Simulation.Results;

namespace Windtunnel.Tests.Simulation;

/// <summary>Small designs as a user would write them, and their simulation.</summary>
internal static class Sample
{
    /// <summary>Reads a design; the name and title are added.</summary>
    public static Design Read(string body)
    {
        var reading = DesignReader.ReadText("design: sample\ntitle: Sample\nabout: A design for a test.\n" + body, "sample.yaml");
        return reading.Design ?? throw new InvalidOperationException(string.Join('\n', reading.Diagnostics));
    }

    public static SimulationResult Run(string body, SimulationOptions? options = null) => Run(Read(body), options ?? new SimulationOptions());

    public static SimulationResult Run(Design design, SimulationOptions options) =>
        Simulator.Run(design, options, cancellation: TestContext.Current.CancellationToken);

    /// <summary>Runs the first experiment of a design.</summary>
    public static ExperimentResult RunExperiment(Design design, SimulationOptions? options = null) =>
        Simulator.RunExperiment(design, design.Experiments[0], options ?? new SimulationOptions(), cancellation: TestContext.Current.CancellationToken);

    public static void ShouldBeNear(this long count, double expected, double tolerance) => ((double)count).ShouldBe(expected, tolerance);

    /// <summary>Simulates with enough replications and events for an interval of a percent, with streams of its own: else all would share one arrival stream, and its luck.</summary>
    public static SimulationResult RunLong(string body, double seconds, ulong seed = 1) =>
        Run(body, new SimulationOptions { MeasureSeconds = seconds, Replications = 20, Seed = seed ^ Windtunnel.Kernel.Chance.RandomStream.IdOf(body) });

    public static FlowResult Flow(this SimulationResult result, string name = "work") => result.FindFlow(name).ShouldNotBeNull();

    public static ComponentResult Component(this SimulationResult result, string name) => result.FindComponent(name).ShouldNotBeNull();

    /// <summary>The known value lies inside the interval, widened from 95 % to 99.9 % so that a suite of many such tests rarely errs, and that is narrow.</summary>
    public static void ShouldAgreeWith(this Measured measured, double theory, double tolerance = 0.01)
    {
        const double Widening = 1.85;
        measured.Trust.ShouldBe(Trust.Settled);
        (measured.HalfWidth / theory).ShouldBeLessThan(tolerance, $"{measured.Value} ± {measured.HalfWidth} against {theory}");
        Math.Abs(measured.Value - theory).ShouldBeLessThanOrEqualTo(measured.HalfWidth * Widening, $"{measured.Value} ± {measured.HalfWidth} against {theory}");
    }
}
