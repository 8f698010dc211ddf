using System.Collections.Immutable;
using Windtunnel.Language;
using Windtunnel.Units;

namespace Windtunnel.Components.Stores;

/// <summary>The keys of a store that is divided into shards: how many, and which keys go where.</summary>
public sealed class ShardingKeys
{
    public Key<Quantity> Shards { get; } = StoreKeys.Shards();

    public Key<Sharding> By { get; } = Keys.Choice<Sharding>(
            "sharding", "Which keys a shard owns: by hash they spread; by range neighbours stay together, the newest, and with them those being added and the most asked for, in one; on a ring of hashes a further shard moves few.")
        .Default("hash", "usual of Dynamo, Cassandra, MongoDB hashed keys and Redis Cluster").Like("range");

    public Key<Quantity> VirtualNodes { get; } = Keys.Quantity("virtual nodes", Dimension.Number, "With a consistent hash: points of each shard on the ring; the more, the more evenly they share.")
        .Between(1, 10_000).Default("16", "Cassandra num_tokens since 4.0; 256 before").Like("256");

    /// <summary>In the order the reference lists them.</summary>
    public ImmutableArray<Key> All => [Shards, By, VirtualNodes];

    /// <summary>Whether a key decides anything: none but the number does of a single shard.</summary>
    internal bool Concerns(Component component, Key key) =>
        (key != By || component.Count(Shards) > 1)
        && (key != VirtualNodes || (component.Count(Shards) > 1 && component.Settings.Get(By).Value == Sharding.ConsistentHash));

    internal ShardPlan Plan(Component component) => new(component.Settings.Get(By).Value, component.Count(VirtualNodes));
}
