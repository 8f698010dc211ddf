using FsCheck;
using FsCheck.Fluent;
using Windtunnel.Kernel.Chance;
using Windtunnel.Kernel.Measures;
using Windtunnel.Kernel.Times;

namespace Windtunnel.Kernel.Tests.Measures;

public sealed class LatencyHistogramTests
{
    private static readonly Gen<long> Times = Gen.Choose(0, 62).SelectMany(bits => ArbMap.Default.GeneratorFor<ulong>().Select(x => (long)(x % ((1UL << bits) + 1))));

    [Fact]
    public void Percentile_AnyTimes_WithinTheErrorStated()
    {
        Prop.ForAll(Times.NonEmptyListOf().ToArbitrary(), Gen.Choose(0, 1000).ToArbitrary(), (times, permille) =>
        {
            LatencyHistogram histogram = Of(times);
            long[] sorted = [.. times.Order()];
            int rank = Math.Max(1, ((permille * sorted.Length) + 999) / 1000);

            histogram.Percentile(permille / 10.0).ShouldBe(sorted[rank - 1], (0.004 * sorted[rank - 1]) + 1e-9);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(2000));
    }

    [Fact]
    public void ErrorAt_AnyTimes_CoversThePercentile()
    {
        Prop.ForAll(Times.NonEmptyListOf().ToArbitrary(), Gen.Choose(0, 1000).ToArbitrary(), (times, permille) =>
        {
            LatencyHistogram histogram = Of(times);
            long[] sorted = [.. times.Order()];
            int rank = Math.Max(1, ((permille * sorted.Length) + 999) / 1000);
            double percentile = histogram.Percentile(permille / 10.0);

            // Twice half a bucket: the percentile and the time it stands for may be at its two ends.
            Math.Abs(percentile - sorted[rank - 1]).ShouldBeLessThanOrEqualTo((2 * histogram.ErrorAt(percentile)) + 1e-9);
            histogram.ErrorAt(percentile).ShouldBeLessThanOrEqualTo(0.004 * percentile);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(1000));
    }

    [Fact]
    public void Merge_AnySplit_AsIfRecordedTogether()
    {
        Prop.ForAll(Times.ListOf().ToArbitrary(), Times.ListOf().ToArbitrary(), (left, right) =>
        {
            LatencyHistogram merged = Of(left);
            merged.Merge(Of(right));

            ShouldBeSame(merged, Of([.. left, .. right]));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(500));
    }

    [Fact]
    public void FromBuckets_OwnFigures_Same()
    {
        Prop.ForAll(Times.ListOf().ToArbitrary(), times =>
        {
            LatencyHistogram histogram = Of(times);

            ShouldBeSame(LatencyHistogram.FromBuckets(histogram.Buckets, histogram.Sum, histogram.Min, histogram.Max), histogram);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(500));
    }

    [Fact]
    public void FromBuckets_SumTooSmall_Throws()
    {
        LatencyHistogram histogram = Of([1000, 2000]);

        Should.Throw<ArgumentException>(() => LatencyHistogram.FromBuckets(histogram.Buckets, 10, 1000, 2000));
    }

    [Fact]
    public void Buckets_WholeRange_AdjoinAndStayNarrow()
    {
        var histogram = new LatencyHistogram();
        for (int bit = 0; bit < 62; bit++)
        {
            histogram.Record((1L << bit) - 1);
            histogram.Record(1L << bit);
        }

        foreach (HistogramBucket bucket in histogram.Buckets)
        {
            ((double)(bucket.Highest - bucket.Lowest)).ShouldBeLessThanOrEqualTo(bucket.Lowest / 128.0);
        }
    }

    [Fact]
    public void Mean_SumBeyond64Bits_Exact()
    {
        var histogram = new LatencyHistogram();
        histogram.RecordMany(SimTime.Max, 8);
        histogram.RecordMany(0, 8);

        histogram.Sum.ShouldBe((UInt128)SimTime.Max * 8);
        histogram.Mean.ShouldBe(SimTime.Max / 2.0);
    }

    [Fact]
    public void CountAbove_Exponential_AsTheTail()
    {
        var histogram = new LatencyHistogram();
        for (int i = 1; i <= 100_000; i++)
        {
            histogram.Record(i * 1000L);
        }

        ((double)histogram.CountAbove(25_000_000)).ShouldBe(75_000, 2);
        ((double)histogram.CountAbove(99_900_500)).ShouldBe(99, 2);
        histogram.CountAbove(100_000_000).ShouldBe(0);
        histogram.CountAbove(999).ShouldBe(100_000);
    }

    [Fact]
    public void Empty_NoFigures_SaysSo()
    {
        var histogram = new LatencyHistogram();

        histogram.Mean.ShouldBe(double.NaN);
        histogram.Percentile(50).ShouldBe(double.NaN);
        histogram.CountAbove(0).ShouldBe(0);
        histogram.Buckets.ShouldBeEmpty();
    }

    [Fact]
    public void Clear_AfterRecording_AsNew()
    {
        LatencyHistogram histogram = Of([5, 5_000_000]);
        histogram.Clear();

        ShouldBeSame(histogram, new LatencyHistogram());
    }

    [Fact]
    public void Record_UpToTheReserve_AllocatesNothing()
    {
        var histogram = new LatencyHistogram(10 * SimTime.PerSecond);
        var stream = new RandomStream(1, 1);
        stream.NextExponential();
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 100_000; i++)
        {
            histogram.Record(Math.Min(10 * SimTime.PerSecond, (long)(stream.NextExponential() * SimTime.PerSecond)));
        }

        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBe(0);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(SimTime.Max + 1)]
    public void Record_OutsideTheRange_Throws(long time) => Should.Throw<ArgumentOutOfRangeException>(() => new LatencyHistogram().Record(time));

    [Theory]
    [InlineData(-0.1)]
    [InlineData(100.1)]
    [InlineData(double.NaN)]
    public void Percentile_OutsideTheRange_Throws(double percent) => Should.Throw<ArgumentOutOfRangeException>(() => Of([1]).Percentile(percent));

    private static LatencyHistogram Of(IEnumerable<long> times)
    {
        var histogram = new LatencyHistogram();
        foreach (long time in times)
        {
            histogram.Record(time);
        }

        return histogram;
    }

    private static void ShouldBeSame(LatencyHistogram actual, LatencyHistogram expected)
    {
        actual.Buckets.ShouldBe(expected.Buckets);
        (actual.Count, actual.Sum, actual.Min, actual.Max).ShouldBe((expected.Count, expected.Sum, expected.Min, expected.Max));
    }
}
