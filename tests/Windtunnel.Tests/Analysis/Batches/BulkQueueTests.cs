using Windtunnel.Analysis;

namespace Windtunnel.Tests.Analysis.Batches;

public sealed class BulkQueueTests
{
    [Theory]
    [InlineData(0.7, 1)]
    [InlineData(2.4, 3)]
    [InlineData(15, 16)]
    public void MeanWait_OneAtATime_IsThatOfServersWithoutBatches(double offered, int servers)
    {
        BulkQueue.MeanWait(offered, 1, 1, servers).ShouldBe(MMc.MeanWait(offered, 1, servers), 1e-9 * MMc.MeanWait(offered, 1, servers));
        BulkQueue.MeanSize(offered, 1, 1, servers).ShouldBe(1, 1e-12);
    }

    [Fact]
    public void MeanWait_TwoAtATime_SolvesTheQuadratic()
    {
        // r² + r = λ/μ for b = 2 once the factor (r − 1) is out; λ = 1, μ = 1: the golden ratio less one.
        var ratio = (Math.Sqrt(5) - 1) / 2;
        var idle = 1 / (1 + 1 / (1 - ratio));
        BulkQueue.MeanWait(1, 1, 2, 1).ShouldBe(idle * ratio / ((1 - ratio) * (1 - ratio)), 1e-9);
        BulkQueue.MeanSize(1, 1, 2, 1).ShouldBe(1 / (1 - idle), 1e-9);
    }

    [Fact]
    public void MeanWait_MoreThanFullBatchesCarry_IsEndless()
    {
        BulkQueue.MeanWait(12, 1, 4, 3).ShouldBe(double.PositiveInfinity);
        BulkQueue.MeanSize(12, 1, 4, 3).ShouldBe(4);
        BulkQueue.MeanWait(11.9, 1, 4, 3).ShouldBeInRange(5, 1000);
        BulkQueue.MeanWait(0, 1, 4, 3).ShouldBe(0);
    }
}
