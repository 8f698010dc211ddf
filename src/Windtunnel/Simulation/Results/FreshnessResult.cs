using System.Collections.Immutable;

namespace Windtunnel.Simulation.Results;

/// <summary>How old what a message tells is when the flow that reads it is done: from the arrival of the request it goes back to, through however many queues.</summary>
/// <param name="Mean">[s].</param>
/// <param name="P50">Median [s].</param>
/// <param name="P90">90th percentile [s].</param>
/// <param name="P99">99th percentile [s].</param>
/// <param name="P999">99.9th percentile [s].</param>
/// <param name="Percentiles">Further percentiles that objectives ask for.</param>
public sealed record FreshnessResult(Measured Mean, Measured P50, Measured P90, Measured P99, Measured P999, ImmutableArray<PercentileResult> Percentiles)
{
    /// <summary>One of the usual four percentiles, or one that was asked for; too few where it was not.</summary>
    /// <param name="share">0.99 for p99.</param>
    public Measured PercentileAt(double share) => PercentileResult.Find(share, P50, P90, P99, P999, Percentiles);
}
