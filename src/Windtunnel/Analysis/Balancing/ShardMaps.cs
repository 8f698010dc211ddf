using Windtunnel.Components;
using Windtunnel.Kernel.Programs;
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

    /// <summary>The way from keys to those instances of a component that stand together, where its routing goes by key.</summary>
    /// <param name="plan">The component; each instance counts as a shard.</param>
    /// <param name="instances">Those that stand together; the others get nothing.</param>
    public static ShardMap OfInstances(StationPlan plan, IReadOnlyCollection<int> instances)
    {
        var group = new ModelBuilder().Group("instances");
        (group.Instances, group.VirtualNodes, group.Weights) = (plan.Replicas, plan.Balance!.VirtualNodes, plan.Balance.Weights.IsEmpty ? null : plan.Balance.Weights);
        var here = instances.ToHashSet();
        return ShardMap.OnRing([.. group.PointsOnRing().Select((p, i) => here.Contains(i) ? p : 0)]);
    }
}
