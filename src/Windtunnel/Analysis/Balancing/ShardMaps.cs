using Windtunnel.Components;
using Windtunnel.Kernel.Stations;

namespace Windtunnel.Analysis;

/// <summary>The way from keys to shards that a plan asks for, the same in a run and in every formula.</summary>
internal static class ShardMaps
{
    /// <returns>Null for the usual hash.</returns>
    public static ShardMap? Of(StationPlan plan) => plan switch
    {
        { Shards: > 1, Sharding.By: Sharding.Range } => ShardMap.Ranged(plan.Shards),
        { Shards: > 1, Sharding.By: Sharding.ConsistentHash } => ShardMap.OnRing(plan.Shards, plan.Sharding.VirtualNodes),
        _ => null,
    };
}
