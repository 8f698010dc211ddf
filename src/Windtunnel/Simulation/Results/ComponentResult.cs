using System.Collections.Immutable;

namespace Windtunnel.Simulation.Results;

/// <summary>What one component went through, over all replications, warm-up removed.</summary>
/// <param name="Component">Name.</param>
/// <param name="Kind">Name of its kind.</param>
/// <param name="OperationsPerSecond">Operations begun per second, all instances [1/s].</param>
/// <param name="Utilisation">Busy servers ÷ servers, all instances; in [0, 1].</param>
/// <param name="UtilisationBusiest">The same for the busiest instance.</param>
/// <param name="SlotUtilisation">Held concurrency slots ÷ slots; null where there is no such limit.</param>
/// <param name="QueueMean">Mean number waiting, all instances.</param>
/// <param name="QueueMax">Most that waited at one instance.</param>
/// <param name="WaitMean">Mean wait for a server [s].</param>
/// <param name="ErrorShare">Operations that failed, rejected ones included ÷ operations.</param>
/// <param name="RejectedShare">Operations turned away or dropped by its queue, shed, or turned away by its limit ÷ operations.</param>
/// <param name="OfferedLoad">Work that arrives as a multiple of capacity, from the analytic pass: 1.31 for 131 %; 0 for pure delays.</param>
/// <param name="QueueGrowthPerSecond">Growth of what waits while saturated [1/s]; 0 when it does not grow.</param>
/// <param name="Cache">For a cache; null otherwise.</param>
/// <param name="Backlog">For a queue: messages that wait for a consumer, mean and most; null otherwise.</param>
public sealed record ComponentResult(
    string Component,
    string Kind,
    Measured OperationsPerSecond,
    Measured Utilisation,
    Measured UtilisationBusiest,
    Measured? SlotUtilisation,
    Measured QueueMean,
    long QueueMax,
    Measured WaitMean,
    Measured ErrorShare,
    Measured RejectedShare,
    double OfferedLoad,
    double QueueGrowthPerSecond,
    CacheResult? Cache,
    BacklogResult? Backlog)
{
    /// <summary>For a store whose replicas differ at times; null otherwise.</summary>
    public ReplicaResult? Replicas { get; init; }

    /// <summary>Requests that one instance works for at once, where it makes batches; null otherwise.</summary>
    public Measured? Together { get; init; }

    /// <summary>For a function: requests that had to wait for a start ÷ requests; null otherwise.</summary>
    public Measured? ColdShare { get; init; }

    /// <summary>How often an instance was ejected because its requests failed, in all replications.</summary>
    public long Ejections { get; init; }

    /// <summary>For a component that scales; null otherwise.</summary>
    public FleetResult? Fleet { get; init; }

    /// <summary>Connections to it, of each service that has a pool of them.</summary>
    public ImmutableArray<PoolResult> Pools { get; init; } = [];

    /// <summary>Whether its visits were worked out ahead of the clock, which never changes a figure, or had events of their own; null for a pure delay.</summary>
    public bool? IsAhead { get; init; }

    /// <summary>More arrives than can be done.</summary>
    public bool IsSaturated => QueueGrowthPerSecond > 0 || OfferedLoad >= 1;
}

/// <summary>What a cache did.</summary>
/// <param name="HitRatio">Hits ÷ gets.</param>
/// <param name="Shared">Gets that missed and waited for another request's fetch of the same key ÷ gets.</param>
/// <param name="Method">How the hit ratio was obtained: "exact simulation of 1,200 entries", "Che's approximation, 65 M keys", "typed".</param>
/// <param name="Analytic">The hit ratio by formula; NaN when there is none.</param>
/// <param name="WarmUpSeconds">By formula: how long it takes to come within 5 % of its hit ratio when it begins empty [s]; NaN when that has no meaning.</param>
public sealed record CacheResult(Measured HitRatio, Measured Shared, string Method, double Analytic, double WarmUpSeconds = double.NaN);

/// <summary>What waited in a queue.</summary>
/// <param name="Mean">Mean number of messages waiting.</param>
/// <param name="Max">Most that waited.</param>
/// <param name="GrowthPerSecond">Growth while consumers cannot keep up [1/s]; 0 when they do.</param>
/// <param name="Readers">What it was like for each flow that reads, in the order of the design.</param>
public sealed record BacklogResult(Measured Mean, long Max, double GrowthPerSecond, ImmutableArray<ReaderResult> Readers);

/// <summary>What became of a data set that has a stock.</summary>
/// <param name="Data">Name.</param>
/// <param name="Sold">Units given away, all replications.</param>
/// <param name="Oversold">Units given away beyond the stock; 0 when nothing is sold twice.</param>
/// <param name="Conflicts">Optimistic commits that found a newer version.</param>
/// <param name="LockTimeouts">Waits for a row lock that were given up.</param>
public sealed record StockResult(string Data, long Sold, long Oversold, long Conflicts, long LockTimeouts);
