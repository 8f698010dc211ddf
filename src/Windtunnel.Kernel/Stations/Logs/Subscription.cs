using Windtunnel.Kernel.Times;

namespace Windtunnel.Kernel.Stations.Logs;

/// <summary>How a group of consumers shares the partitions of a log: the instances of a <see cref="Group"/> are the partitions then.</summary>
/// <remarks>A message is done when its program ends, or gives its partition back before.</remarks>
public sealed record Subscription
{
    /// <summary>Consumers, each with every n-th partition, working on one message at a time; ≥ 1. More than there are partitions stand idle.</summary>
    public required int Consumers { get; init; }

    /// <summary>How long a dead consumer goes unnoticed [s]; ≥ 0. Default 0.</summary>
    public double SessionSeconds { get; init; }

    /// <summary>How long nobody takes messages while partitions are dealt out anew [s]; ≥ 0. Default 0.</summary>
    public double RebalanceSeconds { get; init; }

    /// <summary>Every how long consumers note how far they are [s]; ≥ 0, 0 after every message. Default 0.</summary>
    public double CommitSeconds { get; init; }

    /// <summary>What becomes of messages in the hands of a consumer that dies.</summary>
    public Delivery Delivery { get; init; } = Delivery.AtLeastOnce;

    internal void Check(Group group)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(Consumers, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(SimTime.FromSeconds(SessionSeconds));
        ArgumentOutOfRangeException.ThrowIfNegative(SimTime.FromSeconds(RebalanceSeconds));
        ArgumentOutOfRangeException.ThrowIfNegative(SimTime.FromSeconds(CommitSeconds));
        if (group.Shards != group.Instances || group.Concurrency != 1 || group.AdmissionQueueMax != int.MaxValue)
        {
            throw new ArgumentException($"Group {group.Name} is read as a log: each partition is a shard of one instance, with one slot and no limit to what waits.");
        }
    }
}
