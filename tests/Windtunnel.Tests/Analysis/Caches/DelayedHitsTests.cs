using Windtunnel.Analysis;

namespace Windtunnel.Tests.Analysis.Caches;

public sealed class DelayedHitsTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Of_FetchThatTakesNoTime_IsTheHitRatio(bool isCoalesced)
    {
        var (hits, fetches) = DelayedHits.Of(0.7, 0, isCoalesced);
        hits.ShouldBe(0.7, 1e-12);
        fetches.ShouldBe(0.3, 1e-12);
    }

    // λ = 20/s, τ = 1 s, F = 0.25 s: h = 20/21, x = 5; cycles of 1.3 s and 1.5003 s.
    [Fact]
    public void Of_ExpiringKey_IsOneCycleOfItsRenewals()
    {
        DelayedHits.Of(20.0 / 21, 5, isCoalesced: true).Fetches.ShouldBe(1 / 1.3 / 20, 1e-12);
        DelayedHits.Of(20.0 / 21, 5, isCoalesced: true).Hits.ShouldBe(1 / 1.3, 1e-12);
        DelayedHits.Of(20.0 / 21, 5, isCoalesced: false).Fetches.ShouldBe(6 / (1.5 + (Math.Exp(-5) / 20)) / 20, 1e-12);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(0.3)]
    [InlineData(1)]
    public void Of_AnyHitRatio_CoalescingNeverFetchesMore(double hitRatio)
    {
        foreach (var requests in (double[])[0, 0.1, 1, 10, 1e6])
        {
            var (hits, fetches) = DelayedHits.Of(hitRatio, requests, isCoalesced: true);
            fetches.ShouldBeLessThanOrEqualTo(DelayedHits.Of(hitRatio, requests, isCoalesced: false).Fetches + 1e-12);
            (hits + fetches).ShouldBeLessThanOrEqualTo(1 + 1e-12);
        }
    }
}
