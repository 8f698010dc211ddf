using System.Collections.Immutable;

namespace Windtunnel.Simulation.Results;

/// <summary>What happened to the requests of one flow, over all replications, warm-up removed.</summary>
/// <param name="Flow">Name of the flow.</param>
/// <param name="IsOpen">Whether requests came regardless of answers; false for users who wait (closed).</param>
/// <param name="Arrived">Requests that came.</param>
/// <param name="Done">Requests answered well.</param>
/// <param name="Failed">Requests that failed, by cause: "timeout", "rejected", "unavailable", "error", "conflict", …; in alphabetical order.</param>
/// <param name="SoldOut">Requests answered "sold out"; not failures.</param>
/// <param name="InFlight">Requests not finished when the run ended.</param>
/// <param name="ArrivalRate">[1/s].</param>
/// <param name="Throughput">Requests done per second [1/s].</param>
/// <param name="ErrorShare">Failed ÷ finished; in [0, 1].</param>
/// <param name="Mean">Mean latency of requests done [s].</param>
/// <param name="P50">Median latency [s].</param>
/// <param name="P90">90th percentile [s].</param>
/// <param name="P99">99th percentile [s].</param>
/// <param name="P999">99.9th percentile [s].</param>
/// <param name="Percentiles">Further percentiles that objectives ask for, by share (0.995).</param>
/// <param name="Hops">Where the time went, in the order of the flow.</param>
/// <param name="SlowRequest">One real request near p99, as a waterfall; empty when none was traced.</param>
/// <param name="Freshness">For a flow that reads a queue or log, and for a job; null otherwise.</param>
public sealed record FlowResult(
    string Flow,
    bool IsOpen,
    long Arrived,
    long Done,
    ImmutableArray<FailureCount> Failed,
    long SoldOut,
    long InFlight,
    Measured ArrivalRate,
    Measured Throughput,
    Measured ErrorShare,
    Measured Mean,
    Measured P50,
    Measured P90,
    Measured P99,
    Measured P999,
    ImmutableArray<PercentileResult> Percentiles,
    ImmutableArray<Hop> Hops,
    ImmutableArray<Span> SlowRequest,
    FreshnessResult? Freshness)
{
    /// <summary>Whether its requests are runs of a job; its freshness is then how old its last result has become when the next one is there.</summary>
    public bool IsJob { get; init; }

    /// <summary>What its steps did about slow and failed calls, in the order of the flow; only steps with a timeout, retries or the like.</summary>
    public ImmutableArray<CallResult> Calls { get; init; } = [];

    /// <summary>Requests answered wrongly without anybody noticing; they count as done.</summary>
    public long Wrong { get; init; }

    /// <summary>Answered wrongly ÷ done; in [0, 1].</summary>
    public Measured WrongShare { get; init; } = new(0, 0, Trust.Settled);

    /// <summary>Requests that a rate limiter turned away, where that is an answer; not failures.</summary>
    public long Limited { get; init; }

    /// <summary>A percentile of the latency: one of the usual four, or one that was asked for; too few where it was not.</summary>
    /// <param name="share">0.99 for p99.</param>
    public Measured PercentileAt(double share) => PercentileResult.Find(share, P50, P90, P99, P999, Percentiles);
}

/// <summary>How many requests failed for one reason.</summary>
public sealed record FailureCount(string Cause, long Count);

/// <summary>A percentile that somebody asked for.</summary>
/// <param name="Share">0.995 for p99.5.</param>
public sealed record PercentileResult(double Share, Measured Value)
{
    internal static Measured Find(double share, Measured p50, Measured p90, Measured p99, Measured p999, ImmutableArray<PercentileResult> others) => share switch
    {
        0.5 => p50,
        0.9 => p90,
        0.99 => p99,
        0.999 => p999,
        _ => others.FirstOrDefault(p => Math.Abs(p.Share - share) < 1e-9)?.Value ?? new Measured(double.NaN, double.NaN, Trust.TooFew),
    };
}

/// <summary>The part one step has in a flow's latency.</summary>
/// <param name="Label">As the user would say it: "urls read url".</param>
/// <param name="Component">Name of the component; empty for waits.</param>
/// <param name="VisitsPerRequest">How often a request takes this step on average.</param>
/// <param name="WaitSeconds">Mean time waiting for a server or slot, per request of the flow [s].</param>
/// <param name="ServiceSeconds">Mean time served, per request of the flow [s].</param>
/// <param name="MeanShare">Part of the mean latency; in [0, 1].</param>
/// <param name="TailSeconds">Mean time in this step of requests near p99 [s]; NaN when none was traced.</param>
/// <param name="TailShare">Part of the latency of requests near p99; NaN when none was traced.</param>
public sealed record Hop(string Label, string Component, double VisitsPerRequest, double WaitSeconds, double ServiceSeconds, double MeanShare, double TailSeconds, double TailShare);

/// <summary>A stretch of one real request.</summary>
/// <param name="Label">The step.</param>
/// <param name="StartSeconds">From the start of the request [s].</param>
/// <param name="WaitSeconds">Waiting [s].</param>
/// <param name="ServiceSeconds">Being served [s].</param>
public sealed record Span(string Label, double StartSeconds, double WaitSeconds, double ServiceSeconds);
