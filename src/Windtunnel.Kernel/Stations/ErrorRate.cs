namespace Windtunnel.Kernel.Stations;

/// <summary>A share of failures among the requests of an interval.</summary>
/// <remarks>As the failure percentage of Envoy's outlier detection: failure_percentage_threshold, interval, failure_percentage_request_volume.</remarks>
/// <param name="Share">The share that is one too many; in (0, 1].</param>
/// <param name="IntervalSeconds">How long an interval is [s]; &gt; 0. They follow each other from the beginning of the run.</param>
/// <param name="RequestsMin">Requests of an instance in an interval below which nothing follows from it; ≥ 1.</param>
public sealed record ErrorRate(double Share, double IntervalSeconds, int RequestsMin)
{
    internal bool IsExceededBy(int failed, int all) => all >= RequestsMin && failed >= Share * all;

    internal void Check()
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(Share);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(Share, 1);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(IntervalSeconds);
        ArgumentOutOfRangeException.ThrowIfLessThan(RequestsMin, 1);
    }
}
