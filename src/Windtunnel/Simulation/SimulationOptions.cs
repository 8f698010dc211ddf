namespace Windtunnel.Simulation;

/// <summary>Which of a day's loads is simulated.</summary>
public enum LoadLevel
{
    /// <summary>The highest steady load of the day: average × peak factor. The default: objectives are judged at it.</summary>
    Peak,

    /// <summary>The average load of the day.</summary>
    Average,

    /// <summary>A whole day with its shape; needs a length, else 24 h.</summary>
    Day,
}

/// <summary>How a simulation is run.</summary>
public sealed record SimulationOptions
{
    /// <summary>Seed of every random stream; default 1.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>Multiple of the design's load (of users, for closed loads); &gt; 0; default 1.</summary>
    public double LoadFactor { get; init; } = 1;

    public LoadLevel Level { get; init; } = LoadLevel.Peak;

    /// <summary>Simulated time to measure per replication [s]; null (the default) chooses it: until intervals are narrow enough.</summary>
    public double? MeasureSeconds { get; init; }

    /// <summary>Independent replications; ≥ 2; default 10. They share the cores.</summary>
    public int Replications { get; init; } = 10;

    /// <summary>Threads; ≥ 1; default: all cores. Never changes the result.</summary>
    public int Threads { get; init; } = Environment.ProcessorCount;

    /// <summary>Half-width of the 95 % interval of each flow's p99, as a share of it, at which a run may stop; default 5 %.</summary>
    public double Precision { get; init; } = 0.05;

    /// <summary>Whether intervals four times as wide are narrow enough once every objective is decided with margin; default: no.</summary>
    public bool StopsWhenDecided { get; init; }

    /// <summary>Events after which a run stops, all replications together; default 60 million.</summary>
    public long EventBudget { get; init; } = 60_000_000;

    /// <summary>Windows of the time series; ≥ 1; default 120.</summary>
    public int Windows { get; init; } = 120;

    /// <summary>Whether the series have percentiles of each component too; the run they are of, the first, then takes longer. Default no. Never changes another figure.</summary>
    public bool ComponentPercentiles { get; init; }
}

/// <summary>How far a run is.</summary>
/// <param name="What">"redirect at peak", "experiment: cache flush".</param>
/// <param name="Share">Done share, as far as known; in [0, 1].</param>
/// <param name="Events">Events so far.</param>
/// <param name="EventsPerSecond">Events per second of real time; never part of a result.</param>
public readonly record struct SimulationProgress(string What, double Share, long Events, double EventsPerSecond);
