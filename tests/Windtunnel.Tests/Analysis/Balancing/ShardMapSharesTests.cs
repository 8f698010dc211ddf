using Windtunnel.Analysis;
using Windtunnel.Kernel.Chance;
using Windtunnel.Kernel.Stations;

namespace Windtunnel.Tests.Analysis.Balancing;

public sealed class ShardMapSharesTests
{
    [Theory]
    [InlineData("range")]
    [InlineData("ring")]
    [InlineData("hash")]
    public void Of_Map_AddsUpWhatEachShardOwns(string by)
    {
        ShardMap map = by switch { "range" => ShardMap.Ranged(5), "ring" => ShardMap.OnRing(5, 16), _ => ShardMap.Hashed(5) };
        var popularity = Popularity.Zipf(1_003, 1);
        var expected = new double[5];
        for (var key = 0; key < 1_003; key++)
        {
            expected[map.Of(key, 1_003, false)] += popularity.Probability(key);
        }

        ShardShares.Of(popularity, map, isNew: false).ShouldBe(expected, 1e-9);
        ShardShares.Of(popularity, map, isNew: true).Sum().ShouldBe(1, 1e-9);
    }

    [Fact]
    public void Of_NewKeysOfARange_AllGoToOneShard() =>
        ShardShares.Of(Popularity.Uniform(1_000_000), ShardMap.Ranged(3), isNew: true).ShouldBe([1, 0, 0]);

    [Fact]
    public void RingSpread_ManyPoints_IsAboutOneOverTheirRoot() => KeyPlacement.RingSpread(100, 100).ShouldBe(0.1, 0.001);
}
