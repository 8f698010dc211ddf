namespace Windtunnel.Kernel.Programs;

/// <summary>Stops calling for a while when too many calls fail, then lets a single one try whether it is over.</summary>
/// <param name="FailureShare">Share of failed calls at which it opens; in (0, 1].</param>
/// <param name="Calls">How many calls it takes to judge by; ≥ 1.</param>
/// <param name="WindowSeconds">Over which time it judges [s], in steps of a tenth of it; +∞ for the last <paramref name="Calls"/> calls, whenever they were.</param>
/// <param name="OpenSeconds">How long it stays open before the next call may try [s]; &gt; 0.</param>
/// <remarks>Nygard, "Release It!", 2007, ch. 5; windows by count and by time as in resilience4j, one trial as in Polly.</remarks>
public sealed record CircuitBreaker(double FailureShare, int Calls, double WindowSeconds, double OpenSeconds);
