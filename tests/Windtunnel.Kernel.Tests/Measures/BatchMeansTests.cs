using Windtunnel.Kernel.Chance;
using Windtunnel.Kernel.Measures;

namespace Windtunnel.Kernel.Tests.Measures;

public sealed class BatchMeansTests
{
    [Fact]
    public void Add_MoreThanTwiceTheBatches_DoublesTheBatches()
    {
        var batches = new BatchMeans(2);
        for (int i = 1; i <= 13; i++)
        {
            batches.Add(i);
        }

        batches.BatchSize.ShouldBe(4);
        batches.Means.ToArray().ShouldBe([2.5, 6.5, 10.5]);
        batches.Mean.ShouldBe(6.5);
        batches.StandardError.ShouldBe(4 / Math.Sqrt(3), 1e-12);
    }

    [Fact]
    public void StandardError_CorrelatedSeries_CoversTheTruth()
    {
        // An autoregressive series with correlation .9: its mean has 19 times the variance that independence would give.
        const int Length = 10_000;
        int covered = 0;
        for (int run = 0; run < 200; run++)
        {
            var stream = new RandomStream(1, (ulong)run);
            var batches = new BatchMeans();
            double x = stream.NextNormal() / Math.Sqrt(1 - 0.81);
            for (int i = 0; i < Length; i++)
            {
                x = (0.9 * x) + stream.NextNormal();
                batches.Add(x);
            }

            covered += Math.Abs(batches.Mean) <= 2.02 * batches.StandardError ? 1 : 0;
        }

        covered.ShouldBeInRange(178, 199);
    }

    [Fact]
    public void LagOneCorrelation_Alternating_MinusOne()
    {
        var batches = new BatchMeans(100);
        for (int i = 0; i < 150; i++)
        {
            batches.Add(i % 2);
        }

        batches.LagOneCorrelation.ShouldBe(-1, 0.01);
    }

    [Fact]
    public void Constructor_OneBatch_Throws() => Should.Throw<ArgumentOutOfRangeException>(() => new BatchMeans(1));
}
