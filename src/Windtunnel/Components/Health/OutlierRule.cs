namespace Windtunnel.Components.Health;

/// <summary>When an instance whose requests fail is shunned, whatever its health checks say.</summary>
/// <param name="Errors">Failures in a row; ≥ 1; null where their rate says.</param>
/// <param name="ForSeconds">How long the first time; the n-th time n times as long [s].</param>
/// <param name="Most">Share of the instances that may be shunned at once, but one in any case; in [0, 1].</param>
public sealed record OutlierRule(int? Errors, double ForSeconds, double Most)
{
    /// <summary>The share of failures; null where those in a row say.</summary>
    public ErrorRate? Rate { get; init; }

    /// <summary>Envoy, outlier detection: base_ejection_time 30 s.</summary>
    public const double ForUsual = 30;

    /// <summary>Envoy, outlier detection: max_ejection_percent 10 %.</summary>
    public const double MostUsual = 0.1;
}
