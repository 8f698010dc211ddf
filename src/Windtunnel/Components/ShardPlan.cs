namespace Windtunnel.Components;

/// <summary>How keys choose a shard.</summary>
public enum Sharding
{
    /// <summary>By a hash: neighbours spread, every shard owns as many keys.</summary>
    Hash,

    /// <summary>By their order: neighbours stay together.</summary>
    Range,

    /// <summary>By the next point on a ring of hashes.</summary>
    ConsistentHash,
}

/// <summary>Which keys a shard owns.</summary>
/// <param name="By">How keys choose a shard.</param>
/// <param name="VirtualNodes">Points of each shard on the ring of a consistent hash; ≥ 1.</param>
public sealed record ShardPlan(Sharding By, int VirtualNodes);
