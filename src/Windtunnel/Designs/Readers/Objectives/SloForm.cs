using System.Collections.Immutable;
using Windtunnel.Units;

namespace Windtunnel.Designs.Readers.Objectives;

/// <summary>What an objective may be about.</summary>
[Flags]
public enum SloSubject
{
    None = 0,
    System = 1,
    Flow = 2,
    Cache = 4,
    Queue = 8,
    Component = 16,
    Data = 32,
    Store = 64,
}

/// <summary>One form of objective: its words, what it is about and what it is compared with. The reference lists these.</summary>
/// <param name="Words">The words of the metric; percentiles are recognised by their shape instead.</param>
/// <param name="Metric">What is compared.</param>
/// <param name="Dimension">Of the target.</param>
/// <param name="Subjects">What may stand before the metric.</param>
/// <param name="IsSmallGood">Whether the target is an upper bound; null when either bound makes sense.</param>
/// <param name="Example">A whole sentence.</param>
/// <param name="About">What it says.</param>
public sealed record SloForm(ImmutableArray<string> Words, SloMetric Metric, Dimension Dimension, SloSubject Subjects, bool? IsSmallGood, string Example, string About)
{
    /// <summary>Whether it is compared by 'within' alone.</summary>
    public bool IsByTime => Metric is SloMetric.Recovery or SloMetric.Detection || Words[0] == "finishes";

    /// <summary>The percentile that is meant where none is named; 0 for a metric that has none.</summary>
    public double ShareDefault => Words[0] == "finishes" ? 0.95 : Metric is SloMetric.Freshness or SloMetric.Staleness ? 0.99 : 0;

    /// <summary>All forms, in the order the reference lists them.</summary>
    public static ImmutableArray<SloForm> All { get; } =
    [
        new(["p99"], SloMetric.Percentile, Dimension.Duration, SloSubject.Flow, true, "redirect p99 < 100 ms", "A percentile of a flow's latency: p50, p99, p99.9 …"),
        new(["finishes"], SloMetric.Percentile, Dimension.Duration, SloSubject.Flow, true, "rollup finishes within 20 min", "How long the runs of a job take, what they wait included; of 95 in a hundred unless another percentile is named, as in `rollup finishes p99 within 20 min`."),
        new(["mean"], SloMetric.Mean, Dimension.Duration, SloSubject.Flow, true, "redirect mean < 20 ms", "A flow's mean latency."),
        new(["availability"], SloMetric.Availability, Dimension.Share, SloSubject.Flow | SloSubject.System, false, "redirect availability >= 99.99 %", "Share of requests answered well, and of the time the parts are up."),
        new(["errors"], SloMetric.Errors, Dimension.Share, SloSubject.Flow | SloSubject.System, true, "redirect errors < 0.1 %", "Share of requests that fail."),
        new(["wrong", "answers"], SloMetric.WrongAnswers, Dimension.Share, SloSubject.Flow | SloSubject.System, true, "redirect wrong answers < 0.01 %", "Share of the answers that are wrong without anybody noticing, as by `corrupt`."),
        new(["throughput"], SloMetric.Throughput, Dimension.Rate, SloSubject.Flow | SloSubject.System, false, "redirect throughput >= 1k/s", "Requests done per second."),
        new(["cost"], SloMetric.Cost, Dimension.MoneyRate, SloSubject.System, true, "cost < 40k USD/month", "Money per month."),
        new(["freshness"], SloMetric.Freshness, Dimension.Duration, SloSubject.Queue | SloSubject.Flow, true, "feed-queue freshness p99 < 5 s", "Time from the request that a message goes back to, through however many queues, until the flow that reads it is done; the 99th percentile unless another is named."),
        new(["staleness"], SloMetric.Staleness, Dimension.Duration, SloSubject.Queue | SloSubject.Flow | SloSubject.Store, true, "feed-queue staleness < 5 s", "Age of what a reader sees: freshness from the reader's side; of a store with replicas, how long ago a write was acknowledged that a read misses; the 99th percentile unless another is named."),
        new(["stale", "reads"], SloMetric.StaleReads, Dimension.Share, SloSubject.Store, true, "urls stale reads < 0.1 %", "Share of the reads of a store that miss a write acknowledged before they began."),
        new(["lost", "writes"], SloMetric.LostWrites, Dimension.Number, SloSubject.Store, null, "urls lost writes = 0", "Acknowledged writes that were lost with the node that had acknowledged them."),
        new(["hit", "ratio"], SloMetric.HitRatio, Dimension.Share, SloSubject.Cache, false, "cache hit ratio >= 90 %", "Share of gets a cache answers."),
        new(["utilisation"], SloMetric.Utilisation, Dimension.Share, SloSubject.Component, null, "web utilisation < 70 %", "Utilisation of a component's busiest instance."),
        new(["utilization"], SloMetric.Utilisation, Dimension.Share, SloSubject.Component, null, "web utilization < 70 %", "The same, in the other spelling."),
        new(["oversold"], SloMetric.Oversold, Dimension.Number, SloSubject.Data, null, "room oversold = 0", "Units given away beyond a data set's stock."),
        new(["recovers"], SloMetric.Recovery, Dimension.Duration, SloSubject.Flow | SloSubject.System, true, "recovers within 60 s", "In an experiment: time after the last fault until the flow is as before."),
        new(["detected"], SloMetric.Detection, Dimension.Duration, SloSubject.System, true, "detected within 2 min", "In an experiment: time from the first fault until one of the `alerts` fires."),
    ];
}
