using Windtunnel.Kernel.Times;

namespace Windtunnel.Kernel.Stations.Batches;

/// <summary>How those who wait for a slot of a group take one together: one of them does the work of all.</summary>
/// <remarks>A batch is taken when a slot is free and either <see cref="AtLeast"/> wait or the first of them has waited for <see cref="WithinSeconds"/>.</remarks>
public sealed record Batching
{
    /// <summary>Requests of a batch at most; ≥ 1.</summary>
    public required int AtMost { get; init; }

    /// <summary>Requests that make a batch before its time; 1 to <see cref="AtMost"/>. Default 1: whoever waits goes as soon as a slot is free.</summary>
    public int AtLeast { get; init; } = 1;

    /// <summary>How long the first of a batch waits for others at most [s]; ≥ 0. Default without bound.</summary>
    public double WithinSeconds { get; init; } = double.PositiveInfinity;

    /// <summary>Every how long it is looked who waits, from time 0 on [s]; each free slot then takes one batch, and <see cref="AtLeast"/> and <see cref="WithinSeconds"/> say nothing. Default 0: always.</summary>
    public double EverySeconds { get; init; }

    internal void Check(Group group)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(EverySeconds);
        ArgumentOutOfRangeException.ThrowIfLessThan(AtMost, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(AtLeast, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(AtLeast, AtMost);
        ArgumentOutOfRangeException.ThrowIfNegative(WithinSeconds);
        if (group.Discipline != QueueDiscipline.FirstInFirstOut)
        {
            throw new ArgumentException($"Group {group.Name} takes requests in batches, so they go in the order in which they came.");
        }
    }
}
