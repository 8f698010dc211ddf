using Windtunnel.Analysis;
using Windtunnel.Kernel.Chance;

namespace Windtunnel.Tests.Analysis.Caches;

/// <summary>What counting keys in groups costs in accuracy, seen from outside.</summary>
public sealed class KeyGroupTests
{
    // The reference sums over every single key.
    [Theory]
    [InlineData(0.6, 100)]
    [InlineData(1.0, 10_000)]
    [InlineData(1.4, 1000)]
    [InlineData(2.5, 300_000)]
    public void Lru_MillionKeys_AgreesWithTheSumOverKeys(double exponent, int capacity)
    {
        var popularity = Popularity.Zipf(1_000_000, exponent);
        var time = CharacteristicTime.Lru(popularity, capacity);
        double held = 0, hits = 0;
        for (long rank = 0; rank < popularity.Keys; rank++)
        {
            var q = popularity.Probability(rank);
            held += 1 - Math.Exp(-q * time);
            hits += q * (1 - Math.Exp(-q * time));
        }

        held.ShouldAgreeWith(capacity, 2e-5);
        LruHitRatio.Che(popularity, capacity).ShouldAgreeWith(hits, 2e-5);
    }

    // For n keys of exponent 1 and a cache far smaller, with T = a·H(n): held = a(ln(n/a) + 1 − γ) and hits = (ln a + 2γ)/(ln n + γ).
    [Fact]
    public void Lru_TrillionKeys_MatchesTheAsymptote()
    {
        const double gamma = 0.5772156649015329;
        var a = 1e8;
        for (var k = 0; k < 100; k++) a = 1e9 / (Math.Log(1e12 / a) + 1 - gamma);
        LruHitRatio.Che(Popularity.Zipf(1_000_000_000_000, 1), 1e9)
            .ShouldAgreeWith((Math.Log(a) + 2 * gamma) / (Math.Log(1e12) + gamma), 1e-4);
    }

    [Fact]
    public void Lru_HotSetOfABillion_MatchesTheTwoTermSum()
    {
        var popularity = Popularity.HotSet(1_000_000_000, 1_000_000, 0.9);
        var time = CharacteristicTime.Lru(popularity, 2e6);
        (1e6 * (1 - Math.Exp(-0.9e-6 * time)) + 999e6 * (1 - Math.Exp(-0.1 / 999e6 * time))).ShouldAgreeWith(2e6, 1e-9);
    }
}
