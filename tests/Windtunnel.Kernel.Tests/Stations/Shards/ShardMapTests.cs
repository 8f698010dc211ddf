using Windtunnel.Kernel.Stations;

namespace Windtunnel.Kernel.Tests.Stations.Shards;

public sealed class ShardMapTests
{
    private const int Keys = 200_000;

    // √((n−1)/(n·v+1)): n·v points cut a circle into exchangeable arcs, v of which belong to a node.
    [Theory]
    [InlineData(200, 1)]
    [InlineData(200, 16)]
    [InlineData(50, 256)]
    public void OnRing_Shares_SpreadAsExchangeableArcsDo(int shards, int points)
    {
        ShardMap map = ShardMap.OnRing(shards, points);
        double[] shares = [.. Enumerable.Range(0, shards).Select(map.ShareOf)];
        shares.Sum().ShouldBe(1, 1e-9);
        double spread = Math.Sqrt(shares.Sum(s => Math.Pow((s * shards) - 1, 2)) / shards);
        spread.ShouldBe(Math.Sqrt((shards - 1) / (((double)shards * points) + 1)), 0.25 * spread);
    }

    [Fact]
    public void OnRing_KeysOfAShard_AreItsShareOfTheCircle()
    {
        ShardMap map = ShardMap.OnRing(8, 16);
        for (int shard = 0; shard < 8; shard++)
        {
            double found = Enumerable.Range(0, Keys).Count(k => map.Of(k, Keys, false) == shard) / (double)Keys;
            found.ShouldBe(map.ShareOf(shard), 5 * Math.Sqrt(map.ShareOf(shard) / Keys));
        }
    }

    // Karger et al. 1997: one more node takes 1/(n+1) of the keys, and no other key moves.
    [Fact]
    public void OnRing_OneMoreShard_MovesOnlyWhatItTakes()
    {
        (ShardMap before, ShardMap after) = (ShardMap.OnRing(9, 256), ShardMap.OnRing(10, 256));
        int moved = 0;
        for (int key = 0; key < Keys; key++)
        {
            (int from, int to) = (before.Of(key, Keys, false), after.Of(key, Keys, false));
            if (from != to)
            {
                to.ShouldBe(9);
                moved++;
            }
        }

        (moved / (double)Keys).ShouldBe(after.ShareOf(9), 0.002);
        after.ShareOf(9).ShouldBe(0.1, 0.02);
    }

    [Fact]
    public void Ranged_NeighboursStayTogetherAndNewKeysJoinTheFirst()
    {
        ShardMap map = ShardMap.Ranged(4);
        Enumerable.Range(0, 10).Select(k => map.Of(k, 10, false)).ShouldBe([0, 0, 0, 1, 1, 2, 2, 2, 3, 3]);
        map.Of(long.MaxValue - 1, long.MaxValue, false).ShouldBe(3);
        map.Of(9, 10, true).ShouldBe(0);
    }
}
