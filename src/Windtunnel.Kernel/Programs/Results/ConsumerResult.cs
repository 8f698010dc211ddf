namespace Windtunnel.Kernel.Programs.Results;

/// <summary>What the consumers of a log did.</summary>
public sealed record ConsumerResult
{
    /// <summary>Share of the time that each worked on a message. Shape: [consumer]; 0 to 1.</summary>
    public required IReadOnlyList<double> Busy { get; init; }

    /// <summary>Messages that waited in each partition, on average. Shape: [partition].</summary>
    public required IReadOnlyList<double> Backlogs { get; init; }

    /// <summary>The most that waited in all partitions together.</summary>
    public required long BacklogMax { get; init; }
}
