namespace Windtunnel.Kernel.Stations;

/// <summary>Spreads keys, which are popularity ranks and so come in runs, over all 64 bits.</summary>
public static class KeyHash
{
    /// <summary>The shard that owns a key.</summary>
    /// <param name="key">The key, a rank of its popularity; ≥ 0.</param>
    /// <param name="shards">How many shards the keys are divided into; ≥ 1.</param>
    /// <returns>Index of the shard; 0 to <paramref name="shards"/> − 1.</returns>
    public static int ShardOf(long key, int shards) => shards == 1 ? 0 : (int)Math.BigMul(Of(key), (ulong)shards, out _);

    /// <summary>The finaliser of MurmurHash3 (Appleby 2011); a bijection, so equal hashes mean equal keys.</summary>
    internal static ulong Of(long key)
    {
        ulong x = (ulong)key + 0x9E3779B97F4A7C15;
        x = (x ^ (x >> 33)) * 0xFF51AFD7ED558CCD;
        x = (x ^ (x >> 33)) * 0xC4CEB9FE1A85EC53;
        return x ^ (x >> 33);
    }
}
