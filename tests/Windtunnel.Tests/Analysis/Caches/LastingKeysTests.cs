using Windtunnel.Analysis;
using Windtunnel.Kernel.Chance;

namespace Windtunnel.Tests.Analysis.Caches;

/// <summary>Theory: keys that are asked for during one length of time only.</summary>
public sealed class LastingKeysTests
{
    public enum Law
    {
        Renewed,
        FromStorage,
        AtRandom,
    }

    // Who lasts for ever is as without an end; who is gone before anything is given up misses once.
    [Fact]
    public void Of_Extremes_AreThoseOfKnownFormulas()
    {
        LastingKeys.Renewed(3, 2, 1e8).ShouldSatisfyAllConditions(r => r.Hits.ShouldBe(1 - Math.Exp(-6), 1e-6), r => r.Held.ShouldBe(1 - Math.Exp(-6), 1e-6));
        LastingKeys.FromStorage(3, 2, 1e8).ShouldSatisfyAllConditions(r => r.Hits.ShouldBe(6.0 / 7, 1e-6), r => r.Held.ShouldBe(6.0 / 7, 1e-6));
        LastingKeys.AtRandom(3, 2, 1e8).ShouldSatisfyAllConditions(r => r.Hits.ShouldBe(6.0 / 7, 1e-6), r => r.Held.ShouldBe(6.0 / 7, 1e-6));
        var once = 1 - ((1 - Math.Exp(-6)) / 6);
        LastingKeys.Renewed(3, double.PositiveInfinity, 2).Hits.ShouldBe(once, 1e-12);
        LastingKeys.FromStorage(3, double.PositiveInfinity, 2).Hits.ShouldBe(once, 1e-12);
        LastingKeys.AtRandom(3, double.PositiveInfinity, 2).Hits.ShouldBe(once, 1e-12);
    }

    // One place among the keys, request by request, with every entry that it ever had.
    [Theory]
    [InlineData(Law.Renewed, 0.7)]
    [InlineData(Law.Renewed, 5)]
    [InlineData(Law.FromStorage, 0.7)]
    [InlineData(Law.FromStorage, 5)]
    [InlineData(Law.AtRandom, 0.7)]
    [InlineData(Law.AtRandom, 5)]
    public void Of_OnePlace_IsAsSimulated(Law law, double life)
    {
        const double Rate = 2, Lasting = 3;
        const int Lives = 200_000;
        var chance = new RandomStream(1, 2);
        double hits = 0, requests = 0, held = 0;
        for (var i = 0; i < Lives; i++)
        {
            var until = 0.0;
            for (var now = chance.NextExponential() / Rate; now < Lasting; now += chance.NextExponential() / Rate)
            {
                requests++;
                var isHit = now < until;
                hits += isHit ? 1 : 0;
                var ends = now + (law == Law.AtRandom ? life * chance.NextExponential() : life);
                held += !isHit ? ends - now : law == Law.Renewed ? ends - until : 0;
                until = !isHit || law == Law.Renewed ? ends : until;
            }
        }

        var (expectedHits, expectedHeld) = law switch
        {
            Law.Renewed => LastingKeys.Renewed(Rate, life, Lasting),
            Law.FromStorage => LastingKeys.FromStorage(Rate, life, Lasting),
            _ => LastingKeys.AtRandom(Rate, life, Lasting),
        };
        (hits / requests).ShouldBe(expectedHits, 0.003);
        (held / (Lives * Lasting)).ShouldBe(expectedHeld, 0.01 * expectedHeld);
    }
}
