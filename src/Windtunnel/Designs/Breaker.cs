namespace Windtunnel.Designs;

/// <summary>A circuit breaker.</summary>
/// <param name="FailureShare">Share of failed calls at which it opens; in (0, 1].</param>
/// <param name="Calls">How many calls it takes to judge by; ≥ 1.</param>
/// <param name="WindowSeconds">Over which time it judges [s]; null for the last calls, whenever they were.</param>
/// <param name="OpenSeconds">How long it stays open before one call tries again [s]; &gt; 0.</param>
public sealed record Breaker(double FailureShare, int Calls, double? WindowSeconds, double OpenSeconds);
