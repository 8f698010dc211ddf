namespace Windtunnel.Components.Health;

/// <summary>How routing finds out that an instance is dead, or back.</summary>
/// <param name="EverySeconds">Time between two checks of an instance [s]; &gt; 0.</param>
/// <param name="Failures">Checks in a row that must fail until it gets no more requests; ≥ 1.</param>
/// <param name="Successes">Checks in a row that must succeed until it gets requests again; ≥ 1.</param>
public sealed record HealthCheck(double EverySeconds, int Failures, int Successes)
{
    /// <summary>Mean time from the death of an instance until it gets no more requests [s]: the first check comes half an interval later on average.</summary>
    public double DownSeconds => (Failures - 0.5) * EverySeconds;

    /// <summary>Mean time from its return until it gets requests again [s].</summary>
    public double UpSeconds => (Successes - 0.5) * EverySeconds;
}
