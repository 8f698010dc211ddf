using System.Collections.Immutable;

namespace Windtunnel.Workloads;

/// <summary>How the gaps between arrivals of an open load are spread around their mean.</summary>
public abstract record ArrivalPattern
{
    /// <summary>Independent arrivals: exponential gaps. Users who know nothing of each other.</summary>
    public sealed record Poisson : ArrivalPattern;

    /// <summary>Evenly spaced: every gap the same. A timer.</summary>
    public sealed record Constant : ArrivalPattern;

    /// <summary>Poisson whose rate switches between calm and burst, both of exponential length.</summary>
    /// <param name="Factor">Rate during a burst as a multiple of the mean rate; &gt; 1.</param>
    /// <param name="BurstSeconds">Mean length of a burst [s]; &gt; 0.</param>
    /// <param name="BurstShare">Share of the time that is burst; in (0, 1), with Factor × BurstShare ≤ 1.</param>
    public sealed record Bursty(double Factor, double BurstSeconds, double BurstShare) : ArrivalPattern;

    /// <summary>Arrivals at recorded times, repeated from the start when they end.</summary>
    /// <param name="File">The CSV they came from.</param>
    /// <param name="TimesSeconds">Times from the start of the trace [s]; ascending; ≥ 0.</param>
    /// <param name="LengthSeconds">Length after which the trace repeats [s]; ≥ the last time.</param>
    public sealed record Trace(string File, ImmutableArray<double> TimesSeconds, double LengthSeconds) : ArrivalPattern;

    private ArrivalPattern()
    {
    }
}
