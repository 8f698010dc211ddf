namespace Windtunnel.Simulation.Results;

/// <summary>Whether an alert fired in an experiment, and when.</summary>
/// <param name="Alert">Name.</param>
/// <param name="Rule">As written.</param>
/// <param name="Runs">Replications.</param>
/// <param name="FiredRuns">In how many of them it fired at or after the first fault.</param>
/// <param name="FalseRuns">In how many of them it fired before anything had happened.</param>
/// <param name="Seconds">From the beginning of the first fault until it fired, where it did [s]; NaN when nowhere.</param>
/// <param name="EndedSeconds">From the beginning of the first fault until it was quiet again, mean [s]; +∞ when it still fired at the end, NaN when it did not fire.</param>
public sealed record AlertResult(string Alert, string Rule, int Runs, int FiredRuns, int FalseRuns, Measured Seconds, double EndedSeconds)
{
    /// <summary>For an audit: wrong answers that went out from the first fault until they were found, mean of the runs in which they were; else NaN.</summary>
    public double WrongUntil { get; init; } = double.NaN;
}
