using Windtunnel.Kernel.Times;

namespace Windtunnel.Kernel.Stations.Messages;

/// <summary>What becomes of messages that are not worked on to the end, or for which there is no room.</summary>
public sealed record MessageRules
{
    /// <summary>How often a message is given out at most; the last failure makes it a dead letter. ≥ 1. Default 1: what fails is not given out again.</summary>
    public int DeliveriesMax { get; init; } = 1;

    /// <summary>How long a consumer may work on a message before it is given out to another one too [s]; &gt; 0. Default without bound.</summary>
    public double AcknowledgeSeconds { get; init; } = double.PositiveInfinity;

    /// <summary>How long a message that failed waits before it is given out again [s]; ≥ 0. Default 0.</summary>
    public double AgainAfterSeconds { get; init; }

    /// <summary>How long after its sending a message is kept; when its turn comes later it is gone [s]; &gt; 0. Default without bound.</summary>
    public double KeepSeconds { get; init; } = double.PositiveInfinity;

    /// <summary>Whether whoever sends to a full queue waits for room; else it fails. Default false.</summary>
    public bool SendersWait { get; init; }

    internal void Check(Group group)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(DeliveriesMax, 1);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(AcknowledgeSeconds);
        ArgumentOutOfRangeException.ThrowIfNegative(SimTime.FromSeconds(AgainAfterSeconds));
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(KeepSeconds);
        if (group.Subscription is not null && (DeliveriesMax > 1 || double.IsFinite(AcknowledgeSeconds)))
        {
            throw new ArgumentException($"Group {group.Name} is read as a log, in order; a message of it is not given out again by itself.");
        }
    }
}
