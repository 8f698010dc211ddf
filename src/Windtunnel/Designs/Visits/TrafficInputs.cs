using Windtunnel.Components;
using Windtunnel.Language;
using Windtunnel.Units;
using Windtunnel.Workloads;

namespace Windtunnel.Designs.Visits;

/// <summary>What a walk through the flows of a design needs to be told: the load, the hit ratios, and which point of a range is meant.</summary>
public sealed record TrafficInputs
{
    /// <summary>Requests that a load itself starts, messages not counted [1/s]; ≥ 0. For a closed load an estimate: nobody knows it before the network is solved.</summary>
    public required Func<Load, double> Arrivals { get; init; }

    /// <summary>Share of the gets of a data set that a cache answers; in [0, 1]. The data set is null for a get that is about none.</summary>
    public required Func<Component, DataSet?, double> HitRatio { get; init; }

    /// <summary>Share of those gets that run the steps on a miss; in [0, 1]. Default: all that are not hits; less where misses of one key share one fetch.</summary>
    public Func<Component, DataSet?, double>? FetchShare { get; init; }

    /// <summary>Share of the requests that a rate limiter lets pass; in [0, 1]. The data set is null where all share one account. Default: all pass.</summary>
    public Func<Component, DataSet?, double> PassedShare { get; init; } = (_, _) => 1;

    /// <summary>Mean requests of a batch; ≥ 1. Default 1; the analysis finds out what it is.</summary>
    public Func<Batch, double> BatchSize { get; init; } = _ => 1;

    /// <summary>Requests that a run of a job works for on average; ≥ 0. Default 1, which it is for a flow that is no job; the analysis finds out what it is.</summary>
    public Func<Flow, double> Items { get; init; } = _ => 1;

    /// <summary>Requests that an instance of a component works for at once on average, where it makes batches; ≥ 1. Default 1; the analysis finds out what it is.</summary>
    public Func<Component, double> Together { get; init; } = _ => 1;

    /// <summary>The point meant of a quantity that may be a range [base unit]. Default: its middle.</summary>
    public Func<Setting<Quantity>, double> Value { get; init; } = setting => setting.Value.Nominal;

    /// <summary>Share of the gets of a data set that run the steps on a miss; in [0, 1].</summary>
    public double FetchShareOf(Component cache, DataSet? data) => Math.Clamp(FetchShare?.Invoke(cache, data) ?? 1 - HitRatio(cache, data), 0, 1);

    /// <summary>How often a repeat or fan-out runs on average; ≥ 0. Default: its mean, a constant rounded to a whole number as a run does.</summary>
    public Func<Distribution, double> Count { get; init; } = times => times.Variance == 0 ? Math.Round(times.Mean) : times.Mean;
}
