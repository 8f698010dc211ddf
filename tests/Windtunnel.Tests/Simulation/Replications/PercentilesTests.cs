using Windtunnel.Kernel.Chance;
using Windtunnel.Kernel.Measures;
using Windtunnel.Simulation.Replications;
using Windtunnel.Simulation.Results;

namespace Windtunnel.Tests.Simulation.Replications;

public sealed class PercentilesTests
{
    // David & Nagaraja 2003, §7.1: of n times, the largest is above the p99 with probability 1 − 0.99^n, which is 97.5 % from 368 on.
    [Theory]
    [InlineData(0.99, 367, false)]
    [InlineData(0.99, 368, true)]
    [InlineData(0.999, 3_687, false)]
    [InlineData(0.999, 3_688, true)]
    [InlineData(0.5, 5, false)]
    [InlineData(0.5, 6, true)]
    public void Of_CountAroundTheLeast_HasAnIntervalOrIsTooFew(double share, int count, bool hasInterval)
    {
        var found = Of([.. Enumerable.Range(1, count).Select(i => (long)i)], 1, share);
        found.Trust.ShouldBe(hasInterval ? Trust.Settled : Trust.TooFew);
        double.IsNaN(found.HalfWidth).ShouldBe(!hasInterval);
        Math.Ceiling(Percentiles.CountMin(share)).ShouldBe(hasInterval ? count : count + 1);
    }

    // The sign test: of 20 fair tosses at most 5 are heads with 2.07 %, at most 6 with 5.8 %.
    [Fact]
    public void Of_MedianOfTwenty_IsBetweenTheSixthAndTheFifteenth()
    {
        var median = Of([.. Enumerable.Range(1, 20).Select(i => 10L * i)], 1, 0.5);
        median.Value.ShouldBe(100e-9, 1e-12);
        median.HalfWidth.ShouldBe(50e-9, 1e-12);
    }

    [Fact]
    public void Of_IndependentTimes_CoversAsOftenAsPromised()
    {
        var truth = Math.Log(100);
        var inside = Enumerable.Range(1, 200).Select(seed => OfExponentials((ulong)seed, 2_000)).Count(m => Math.Abs(m.Value - truth) <= m.HalfWidth);
        inside.ShouldBeInRange(186, 200);
    }

    // One time in a hundred is slow; all the slow ones in one replication are worth less than spread over all, for a replication more or less would change it all.
    [Fact]
    public void Of_SlowTimesInOneReplication_IsWiderOrTooFew()
    {
        var spread = Enumerable.Range(0, 10_000).Select(i => i % 80 == 0 ? 1_000L + i : 100L + (i % 50)).ToArray();
        var together = spread.OrderBy(t => t).ToArray();
        Of(spread, 10, 0.99).Trust.ShouldBe(Trust.Settled);
        Of(together, 10, 0.99).Trust.ShouldBe(Trust.TooFew);
    }

    [Fact]
    public void Of_ManyTimesInOneBucket_IsNoNarrowerThanTheBucketTells()
    {
        var times = Enumerable.Range(0, 100_000).Select(i => 1_000_000L + (i % 4_000)).ToArray();
        var bucket = new LatencyHistogram();
        bucket.Record(1_000_000);
        bucket.Record(1_003_999);
        Of(times, 10, 0.5).HalfWidth.ShouldBe(bucket.ErrorAt(1_002_000) * 1e-9, 1e-15);
        bucket.ErrorAt(1_002_000).ShouldBeGreaterThan(500);
    }

    [Fact]
    public void Of_ConstantTimes_IsExact() => Of([.. Enumerable.Repeat(1_000_000L, 5_000)], 10, 0.99).ShouldSatisfyAllConditions(m => m.Value.ShouldBe(1e-3), m => m.HalfWidth.ShouldBe(0));

    [Fact]
    public void Of_Saturated_StaysSaturatedHoweverFew() =>
        Percentiles.Of(Histogram([1, 2]), [Histogram([1]), Histogram([2])], 0.99, Trust.Saturated).Trust.ShouldBe(Trust.Saturated);

    private static Measured OfExponentials(ulong seed, int count)
    {
        var chance = new RandomStream(seed, 1);
        return Of([.. Enumerable.Range(0, count).Select(_ => (long)(-1e9 * Math.Log(1 - chance.NextUniform())))], 10, 0.99);
    }

    private static Measured Of(long[] times, int parts, double share) =>
        Percentiles.Of(Histogram(times), [.. times.Chunk((times.Length + parts - 1) / parts).Select(Histogram)], share, Trust.Settled);

    private static LatencyHistogram Histogram(long[] times)
    {
        var histogram = new LatencyHistogram();
        foreach (var time in times)
        {
            histogram.Record(time);
        }

        return histogram;
    }
}
