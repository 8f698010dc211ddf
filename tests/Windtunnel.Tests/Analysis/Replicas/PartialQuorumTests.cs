using Windtunnel.Analysis;

namespace Windtunnel.Tests.Analysis.Replicas;

/// <summary>Against worked examples; the kernel's QuorumTests and selftest hold the formulas to the simulator.</summary>
public sealed class PartialQuorumTests
{
    // Bailis et al. 2012, §2.1: N = 3, R = W = 1 misses with 2/3, N = 100, R = W = 30 with 1.88e-6.
    [Theory]
    [InlineData(3, 1, 1, 0.666667, 1e-6)]
    [InlineData(100, 30, 30, 1.88e-6, 0.01e-6)]
    [InlineData(3, 2, 2, 0, 1e-12)]
    [InlineData(5, 1, 2, 0.6, 1e-12)]
    public void StaleAtOnce_KnownQuorums(int replicas, int written, int read, double stale, double tolerance) =>
        PartialQuorum.StaleAtOnce(replicas, written, read).ShouldBe(stale, tolerance);

    [Fact]
    public void StaleAfter_EveryReplicaAskedMustStillLackIt() =>
        PartialQuorum.StaleAfter(5, 1, 2, 0.01, 0.005).ShouldBe(0.6 * Math.Exp(-1), 1e-12);

    [Theory]
    [InlineData(3, 3, 11.0 / 6)]
    [InlineData(2, 3, 5.0 / 6)]
    [InlineData(1, 3, 1.0 / 3)]
    public void MeanTime_KOfN(int needed, int replicas, double mean) => PartialQuorum.MeanTime(needed, replicas, 1).ShouldBe(mean, 1e-12);

    [Fact]
    public void StaleAtFollower_ForRareAndFrequentWrites()
    {
        PartialQuorum.StaleAtFollower(0, 1).ShouldBe(0);
        PartialQuorum.StaleAtFollower(20, 0.05).ShouldBe(0.5);
    }

    [Fact]
    public void LostWrites_ShortestLagCounts() => PartialQuorum.LostWrites(2000, 0.05, 2).ShouldBe(50);

    [Fact]
    public void AnyFunction_OutsideItsRange_Throws()
    {
        Should.Throw<ArgumentOutOfRangeException>(() => PartialQuorum.MeanTime(4, 3, 1));
        Should.Throw<ArgumentOutOfRangeException>(() => PartialQuorum.StaleAtOnce(3, 0, 1));
        Should.Throw<ArgumentOutOfRangeException>(() => PartialQuorum.LostWrites(1, 1, 0));
    }
}
