using Windtunnel.Analysis;
using Windtunnel.Kernel.Chance;
using Windtunnel.Kernel.Stations;

namespace Windtunnel.Tests.Analysis.Balancing;

public sealed class ShardSharesTests
{
    [Fact]
    public void Of_OneHotKey_GivesItsShardTheKeyAndAnEvenPartOfTheRest()
    {
        var shares = ShardShares.Of(Popularity.HotSet(1_000_000_000, 1, 0.3), 10);
        shares.Sum().ShouldBe(1, 1e-9);
        shares[KeyHash.ShardOf(0, 10)].ShouldBe(0.3 + 0.7 / 10, 1e-4);
    }

    [Fact]
    public void Of_UniformKeys_IsEven() => ShardShares.Of(Popularity.Uniform(1_000_000_000_000), 7).ShouldAllBe(s => Math.Abs(s - 1.0 / 7) < 1e-6);

    [Fact]
    public void Of_MoreKeysThanArePlaced_IsCloseToTheSumOverAll()
    {
        var zipf = Popularity.Zipf(1_000_000, 1);
        var all = ShardShares.Of(zipf, 8, placedMax: 1_000_000);
        var some = ShardShares.Of(zipf, 8);
        some.Max().ShouldBe(all.Max(), all.Max() * 0.001);
    }

    [Fact]
    public void Of_DrawnKeys_AgreesWithCounting()
    {
        var zipf = Popularity.Zipf(1000, 1.2);
        var stream = new RandomStream(1, 1);
        var counts = new double[5];
        for (var i = 0; i < 200_000; i++) counts[KeyHash.ShardOf(zipf.Next(stream), 5)]++;
        var shares = ShardShares.Of(zipf, 5);
        for (var i = 0; i < 5; i++) (counts[i] / 200_000).ShouldBe(shares[i], 0.006);
    }
}
