using Windtunnel.Kernel.Chance;
using Windtunnel.Kernel.Stations;

namespace Windtunnel.Kernel.Programs;

/// <summary>How many replicas of a shard take part in a read or write, and when they have what was written.</summary>
public sealed record ReplicaOptions
{
    /// <summary>Replicas whose answer a request waits for; ≥ 1. 0 for the one that routing, or <see cref="VisitOptions.IsAtFirst"/>, chooses. Default 0.</summary>
    /// <remarks>A read asks that many, a write asks all; with fewer up it fails with <see cref="FailureCause.Unavailable"/>.</remarks>
    public int Needed { get; init; }

    /// <summary>Time before a replica begins to apply a write that another one answers for [s]. Default none.</summary>
    public Law? Lag { get; init; }

    /// <summary>Time after which what a replica was given shows in what it answers, as in an index that is refreshed now and then [s]. Default at once.</summary>
    public Law? Refresh { get; init; }

    /// <summary>Watches for reads that miss acknowledged writes. Default not.</summary>
    public Replication? Watched { get; init; }
}
