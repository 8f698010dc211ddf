namespace Windtunnel.Kernel.Stations;

/// <summary>Which shard owns a key.</summary>
public abstract class ShardMap
{
    private protected ShardMap(int shards)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(shards, 1);
        Shards = shards;
    }

    /// <summary>How many shards there are; ≥ 1.</summary>
    public int Shards { get; }

    /// <summary>Whether neighbouring keys stay together.</summary>
    public virtual bool IsRanged => false;

    /// <summary>By a hash of the key, so that neighbours spread and every shard owns as many.</summary>
    /// <param name="shards">How many shards; ≥ 1.</param>
    public static ShardMap Hashed(int shards) => new HashedShards(shards);

    /// <summary>By the order of the keys, which is that of their popularity ranks: neighbours stay together, and keys that are being added are neighbours of the first.</summary>
    /// <param name="shards">How many shards; ≥ 1.</param>
    public static ShardMap Ranged(int shards) => new RangedShards(shards);

    /// <summary>By the next of many points on a circle of hashes (Karger et al. 1997), so that a further shard moves few keys.</summary>
    /// <param name="shards">How many shards; ≥ 1.</param>
    /// <param name="points">Points of each shard; ≥ 1.</param>
    public static ShardMap OnRing(int shards, int points)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(shards, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(points, 1);
        var each = new int[shards];
        Array.Fill(each, points);
        return OnRing(each);
    }

    /// <summary>The same with more points for some shards than for others, which get the more keys.</summary>
    /// <param name="points">Points of each shard; ≥ 0, of all together ≥ 1. Shape: [shard].</param>
    public static ShardMap OnRing(int[] points)
    {
        ArgumentNullException.ThrowIfNull(points);
        return new RingShards(points);
    }

    /// <summary>The shard of a key.</summary>
    /// <param name="key">The key, a rank of its popularity; 0 to <paramref name="keys"/> − 1.</param>
    /// <param name="keys">How many keys there are; ≥ 1.</param>
    /// <param name="isNew">Whether the key is just being added.</param>
    /// <returns>Index of the shard; 0 to <see cref="Shards"/> − 1.</returns>
    public abstract int Of(long key, long keys, bool isNew);

    /// <summary>The share of all hashes that a shard owns; for ranges the share of the keys.</summary>
    /// <param name="shard">Index of the shard.</param>
    /// <returns>The share; 0 to 1.</returns>
    public virtual double ShareOf(int shard) => 1.0 / Shards;
}
