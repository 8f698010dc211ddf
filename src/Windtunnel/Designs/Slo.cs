using Windtunnel.Language;
using Windtunnel.Units;

namespace Windtunnel.Designs;

/// <summary>What an objective is about.</summary>
public enum SloMetric
{
    /// <summary>A percentile of a flow's latency [s].</summary>
    Percentile,

    /// <summary>A flow's mean latency [s].</summary>
    Mean,

    /// <summary>Share of requests answered well, and of the time the parts are up.</summary>
    Availability,

    /// <summary>Share of requests that fail.</summary>
    Errors,

    /// <summary>Share of the answers that are wrong without anybody noticing.</summary>
    WrongAnswers,

    /// <summary>Requests done per second [1/s].</summary>
    Throughput,

    /// <summary>Money per month [USD/month].</summary>
    Cost,

    /// <summary>Time from sending a message until the flow that reads it is done, 99th percentile [s].</summary>
    Freshness,

    /// <summary>Age of what a reader sees [s]; of a queue a synonym of freshness, read from the reader's side.</summary>
    Staleness,

    /// <summary>Share of the reads of a store that miss an acknowledged write.</summary>
    StaleReads,

    /// <summary>Acknowledged writes that were lost.</summary>
    LostWrites,

    /// <summary>Share of `get`s answered by a cache.</summary>
    HitRatio,

    /// <summary>Utilisation of a component's busiest instance.</summary>
    Utilisation,

    /// <summary>Units given away beyond a data set's stock.</summary>
    Oversold,

    /// <summary>Time after the last fault until the flow is as before [s]; in an experiment only.</summary>
    Recovery,

    /// <summary>Time from the first fault until the first alert fires [s]; in an experiment only.</summary>
    Detection,
}

/// <summary>Which side of the target is good.</summary>
public enum Comparison
{
    Below,
    AtMost,
    Above,
    AtLeast,
    Exactly,
}

/// <summary>One objective: a sentence that is true or not.</summary>
/// <param name="Text">The sentence as written.</param>
/// <param name="Where">Where it is written.</param>
/// <param name="Subject">The flow, component or data set it is about; null for the whole system.</param>
/// <param name="Metric">What is compared.</param>
/// <param name="PercentileShare">For <see cref="SloMetric.Percentile"/>, <see cref="SloMetric.Freshness"/> and <see cref="SloMetric.Staleness"/>: 0.99 for p99; otherwise 0.</param>
/// <param name="Comparison">Which side is good.</param>
/// <param name="Target">The bound.</param>
/// <param name="Within">In an experiment, "back under … within": by when, counted from the end of the last fault [s]; null otherwise.</param>
public sealed record Slo(string Text, SourceSpan Where, string? Subject, SloMetric Metric, double PercentileShare, Comparison Comparison, Quantity Target, Quantity? Within);
