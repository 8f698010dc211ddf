using Windtunnel.Analysis;
using Windtunnel.Kernel.Chance;

namespace Windtunnel.Tests.Analysis.Caches;

public sealed class MissTimesTests
{
    [Fact]
    public void LaterThan_OneCharacteristicTime_IsCertain() => new LruMisses(3, 2).LaterThan(2).ShouldBe(1);

    // Up to two characteristic times only the first request after T can have missed: 1 − a(t − T).
    [Fact]
    public void LaterThan_BelowTwoCharacteristicTimes_IsLinear() => new LruMisses(3, 2).LaterThan(3.5).ShouldBe(1 - (3 * Math.Exp(-6) * 1.5), 1e-12);

    // The mean time between misses is 1 ÷ (λe^(−λT)), for any λT, also where series and tail meet.
    [Theory]
    [InlineData(0.2)]
    [InlineData(0.999)]
    [InlineData(1.0)]
    [InlineData(1.3)]
    [InlineData(4)]
    public void LaterThan_OverAllTimes_HasTheMeanOfTheMisses(double rate)
    {
        const double Step = 1.0 / 256;
        var end = Math.Max(60, 60 * Math.Exp(rate) / rate);
        var mean = 0.0;
        for (var t = Step / 2; t < end; t += Step) mean += Step * new LruMisses(rate, 1).LaterThan(t);
        mean.ShouldBe(Math.Exp(rate) / rate, 1e-4 * mean);
    }

    [Theory]
    [InlineData(0.7, 3.2)]
    [InlineData(2.5, 30)]
    public void LaterThan_SimulatedKey_IsItsShare(double rate, double elapsed)
    {
        var stream = new RandomStream(7, 1);
        var (misses, later, since) = (0, 0, 0.0);
        for (var i = 0; i < 2_000_000; i++)
        {
            var gap = stream.NextExponential() / rate;
            since += gap;
            if (gap <= 1) continue;
            misses++;
            later += since > elapsed ? 1 : 0;
            since = 0;
        }

        new LruMisses(rate, 1).LaterThan(elapsed).ShouldBe((double)later / misses, 0.004);
    }

    // Many copies make the misses Poisson again.
    [Fact]
    public void HitsBehind_ManyCopies_IsThatOfPoissonRequests() =>
        new LruMisses(2.0 / 10_000, 1).HitsBehind(10_000, 1.5, isRenewed: true).ShouldBe(1 - Math.Exp(-2 * 1.5), 1e-3);

    // Counted by simulating one key that a first cache keeps for a constant life, at the second by either rule.
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void HitsBehind_ConstantLifeBefore_IsWhatOneKeyDoes(bool isRenewed)
    {
        const double Rate = 1.5, First = 1, Second = 2.2;
        var stream = new RandomStream(5, 1);
        var (now, until, there, misses, hits) = (0.0, 0.0, 0.0, 0, 0);
        while (misses < 400_000)
        {
            now += stream.NextExponential() / Rate;
            if (now < until) continue;
            until = now + First;
            misses++;
            var isHit = now < there;
            hits += isHit ? 1 : 0;
            there = isHit && !isRenewed ? there : now + Second;
        }

        new ConstantLifeMisses(Rate, First).HitsBehind(1, Second, isRenewed).ShouldBe((double)hits / misses, 0.003);
    }

    [Theory]
    [InlineData(0.5)]
    [InlineData(3)]
    public void Count_ManyLives_GoesOnWhereTheSumEnds(double rate) =>
        new ConstantLifeMisses(rate, 1).Count(50.001).ShouldBe(new ConstantLifeMisses(rate, 1).Count(49.999), 0.01);
}
