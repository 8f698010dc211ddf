namespace Windtunnel.Components.Health;

/// <summary>A share of failures among the requests of an interval that is one too many.</summary>
/// <param name="Share">The share; in (0, 1].</param>
/// <param name="IntervalSeconds">How long an interval is [s]; &gt; 0.</param>
/// <param name="RequestsMin">Requests in an interval below which nothing follows from it; ≥ 1.</param>
public sealed record ErrorRate(double Share, double IntervalSeconds, int RequestsMin)
{
    /// <summary>Envoy, outlier detection: interval 10 s.</summary>
    public const double IntervalUsual = 10;

    /// <summary>Envoy, outlier detection: failure_percentage_request_volume 50.</summary>
    public const int RequestsUsual = 50;
}
