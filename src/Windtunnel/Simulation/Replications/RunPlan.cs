using Windtunnel.Kernel.Programs;

namespace Windtunnel.Simulation.Replications;

/// <summary>How long each replication of a run is.</summary>
/// <param name="WarmUpSeconds">Simulated time to leave out; a whole number of windows.</param>
/// <param name="MeasureSeconds">Simulated time to measure after it.</param>
/// <param name="WindowSeconds">Length of a window of the time series.</param>
internal sealed record RunPlan(double WarmUpSeconds, double MeasureSeconds, double WindowSeconds)
{
    /// <summary>Requests in flight in one replication beyond which a run stops: about 200 MB, and far more than any system that keeps up.</summary>
    public const int InFlightMax = 2_000_000;

    /// <summary>Requests of the busiest flow that are followed hop by hop.</summary>
    private const double Traced = 20_000;

    /// <summary>Makes the warm-up a whole number of windows, so that time series begin where measuring does.</summary>
    public static RunPlan Of(double warmUpSeconds, double measureSeconds, int windows)
    {
        // A warm-up far longer than what is measured has longer windows, for a run holds only so many.
        var window = Math.Max(measureSeconds / windows, (warmUpSeconds + measureSeconds) / (RunOptions.WindowsMax / 2));
        return new RunPlan(Math.Ceiling(warmUpSeconds / window * (1 - 1e-9)) * window, measureSeconds, window);
    }

    /// <summary>Simulated length of a replication [s].</summary>
    public double Seconds => WarmUpSeconds + MeasureSeconds;

    /// <param name="arrivalRate">Requests per second of the busiest flow.</param>
    /// <param name="splitsAtSeconds">Simulated times at which to set aside what was measured; ascending.</param>
    public RunOptions ToOptions(double arrivalRate, IReadOnlyList<double>? splitsAtSeconds = null) => new()
    {
        UntilSeconds = Seconds,
        ResetAtSeconds = WarmUpSeconds,
        SplitsAtSeconds = splitsAtSeconds ?? [],
        WindowSeconds = WindowSeconds,
        InFlightMax = InFlightMax,
        TraceEvery = (int)Math.Clamp(arrivalRate * MeasureSeconds / Traced, 1, 1_000_000),
    };
}
