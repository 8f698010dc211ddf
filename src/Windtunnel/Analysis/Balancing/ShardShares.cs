using Windtunnel.Kernel.Chance;
using Windtunnel.Kernel.Stations;

namespace Windtunnel.Analysis;

/// <summary>How requests for keys spread over shards when a hash of the key chooses the shard: unevenly, where a few keys are asked for often.</summary>
public static class ShardShares
{
    /// <summary>Most popular keys that are placed one by one; the others are so many and so seldom that they spread evenly.</summary>
    /// <remarks>A million Zipf keys of exponent 1 over 8 shards: the busiest shard is within 0.1 % of the sum over all keys (ShardSharesTests).</remarks>
    private const long PlacedMax = 100_000;

    /// <summary>Share of the requests that each shard gets, by the very hash a run uses, so that a hot key lands where it does there.</summary>
    /// <param name="popularity">Which keys requests ask for.</param>
    /// <param name="shards">Shards the keys are divided into; ≥ 1.</param>
    /// <returns>Shares, sum 1; [shard].</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no shard.</exception>
    public static double[] Of(Popularity popularity, int shards) => Of(popularity, shards, PlacedMax);

    /// <summary>The same where a map other than the usual hash chooses the shard.</summary>
    /// <param name="popularity">Which keys requests ask for.</param>
    /// <param name="map">Which shard owns a key.</param>
    /// <param name="isNew">Whether the keys are just being added.</param>
    /// <returns>Shares, sum 1; [shard].</returns>
    public static double[] Of(Popularity popularity, ShardMap map, bool isNew)
    {
        ArgumentNullException.ThrowIfNull(popularity);
        ArgumentNullException.ThrowIfNull(map);
        var shares = new double[map.Shards];
        var keys = popularity.Keys;
        if (map.IsRanged && isNew)
        {
            // Whatever is added is added in one place.
            shares[map.Of(0, keys, isNew)] = 1;
            return shares;
        }

        if (map.IsRanged)
        {
            // Whole ranges of ranks, so their shares are differences of the shares of the most popular.
            for (var s = 0; s < shares.Length; s++) shares[s] = TopOf(RankAt(s + 1)) - TopOf(RankAt(s));
            return shares;
        }

        var placed = Math.Min(keys, PlacedMax);
        var rest = placed == keys ? 0 : Math.Max(0, 1 - popularity.ShareOfTop(placed));
        for (var s = 0; s < shares.Length; s++) shares[s] = rest * map.ShareOf(s);
        for (long rank = 0; rank < placed; rank++) shares[map.Of(rank, keys, isNew)] += popularity.Probability(rank);
        return shares;

        long RankAt(int shard) => (long)(((Int128)shard * keys + map.Shards - 1) / map.Shards);

        double TopOf(long rank) => rank <= 0 ? 0 : rank >= keys ? 1 : popularity.ShareOfTop(rank);
    }

    internal static double[] Of(Popularity popularity, int shards, long placedMax)
    {
        ArgumentNullException.ThrowIfNull(popularity);
        ThrowIf.Below(shards, 1);
        var placed = Math.Min(popularity.Keys, placedMax);
        var rest = placed == popularity.Keys ? 0 : Math.Max(0, 1 - popularity.ShareOfTop(placed));
        var shares = new double[shards];
        Array.Fill(shares, rest / shards);
        for (long rank = 0; rank < placed; rank++) shares[KeyHash.ShardOf(rank, shards)] += popularity.Probability(rank);
        return shares;
    }
}
