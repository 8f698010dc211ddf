namespace Windtunnel.Kernel.Programs.Results;

/// <summary>What one run measured, from the end of its warm-up to its end.</summary>
public sealed record RunResult
{
    /// <summary>Why it ended.</summary>
    public required RunEnd End { get; init; }

    /// <summary>When it ended [ns].</summary>
    public required long Now { get; init; }

    /// <summary>When measuring began [ns].</summary>
    public required long MeasuredFrom { get; init; }

    /// <summary>What was measured before the last split, without time series, and before that one in turn; nothing when there was none.</summary>
    public RunResult? Before { get; init; }

    /// <summary>Events since time 0.</summary>
    public required long Events { get; init; }

    /// <summary>Length of a window of the time series [ns]; 0 without. The last window may be shorter.</summary>
    public required long WindowLength { get; init; }

    /// <summary>Windows in every time series, the first from time 0.</summary>
    public required int Windows { get; init; }

    /// <summary>Shape: [program], as they were added.</summary>
    public required IReadOnlyList<ProgramResult> Programs { get; init; }

    /// <summary>Shape: [step], program after program; each closes with an end.</summary>
    public required IReadOnlyList<StepResult> Steps { get; init; }

    /// <summary>Shape: [group], as they were added.</summary>
    public required IReadOnlyList<GroupResult> Groups { get; init; }

    /// <summary>Shape: [cache], as they were added.</summary>
    public required IReadOnlyList<CacheResult> Caches { get; init; }

    /// <summary>Shape: [data], as they were added.</summary>
    public required IReadOnlyList<DataResult> Data { get; init; }

    /// <summary>Shape: [link], as they were added.</summary>
    public required IReadOnlyList<LinkResult> Links { get; init; }

    /// <summary>Shape: [replication], as they were added.</summary>
    public required IReadOnlyList<ReplicationResult> Replications { get; init; }

    /// <summary>Traced requests by program and latency, both ascending.</summary>
    public required IReadOnlyList<TraceBand> Traces { get; init; }

    /// <summary>The result of a program by name.</summary>
    /// <param name="name">The name.</param>
    /// <exception cref="InvalidOperationException">There is none of that name.</exception>
    public ProgramResult Program(string name) => Programs.Single(p => p.Name == name);

    /// <summary>The result of a group by name.</summary>
    /// <param name="name">The name.</param>
    /// <exception cref="InvalidOperationException">There is none of that name.</exception>
    public GroupResult Group(string name) => Groups.Single(g => g.Name == name);
}
