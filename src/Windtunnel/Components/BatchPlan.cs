using Windtunnel.Units;

namespace Windtunnel.Components;

/// <summary>How an instance works for several requests at once.</summary>
/// <param name="Most">Requests of a batch at most; ≥ 1.</param>
/// <param name="WithinSeconds">How long the first of a batch that is not full waits for others [s]; ≥ 0, 0 for not at all.</param>
/// <param name="Each">What each request of a batch adds to its time [s].</param>
public sealed record BatchPlan(int Most, double WithinSeconds, Distribution Each)
{
    /// <summary>Requests that make a batch before its time.</summary>
    public int Least => WithinSeconds > 0 ? Most : 1;
}
