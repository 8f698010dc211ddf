using Windtunnel.Kernel.Chance;

namespace Windtunnel.Kernel.Programs;

/// <summary>What a visit may have beyond its group and service time.</summary>
public sealed record VisitOptions
{
    /// <summary>What each request of the batch that the visitor works for adds to the service [s]. Default nothing.</summary>
    public Law? PerItem { get; init; }

    /// <summary>Time after service during which no core is held, such as a disk or a device of its own [s]. Default none.</summary>
    public Law? ExtraDelay { get; init; }

    /// <summary>The longest a request waits for a core before it fails with <see cref="FailureCause.Timeout"/> [s]. Default without bound. Says nothing where cores are shared or taken back.</summary>
    public Law? Patience { get; init; }

    /// <summary>Probability that the visit fails with <see cref="FailureCause.Error"/> after its service; in [0, 1]. Default 0.</summary>
    public double ErrorProbability { get; init; }

    /// <summary>How urgent it is where the group goes by that; 0, the most urgent, to <see cref="Stations.Group.PriorityMax"/>. Default 0.</summary>
    public int Priority { get; init; }

    /// <summary>The data whose key says which shard serves. Default that of the group; where there is neither, shards are taken in turn.</summary>
    public Stations.DataSet? KeyedBy { get; init; }

    /// <summary>For an entry: the group of whose instances each has one instance of this group to itself; the one taken is that of the instance where the request holds a slot.
    /// Both have as many instances. Default none: routing chooses.</summary>
    public Stations.Group? Host { get; init; }

    /// <summary>Whether the first instance of the shard that is not known to be down serves, whatever the routing: a primary. Default false.</summary>
    public bool IsAtFirst { get; init; }

    /// <summary>Whether every other instance of the shard that is up does the same service, which nobody waits for: a write. Default false.</summary>
    public bool CopiesToReplicas { get; init; }
}
