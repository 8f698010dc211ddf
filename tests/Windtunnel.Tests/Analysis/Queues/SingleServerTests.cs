using Windtunnel.Analysis;

namespace Windtunnel.Tests.Analysis.Queues;

/// <summary>M/G/1, G/G/c, processor sharing and GI/M/1 against published values and against each other.</summary>
public sealed class SingleServerTests
{
    // Constant service waits half as long as exponential service (Kleinrock 1975, §5.6).
    [Fact]
    public void MG1_ConstantService_WaitsHalfOfMM1() => MG1.MeanWait(0.8, 1, 0).ShouldBe(MM1.MeanWait(0.8, 1) / 2, 1e-12);

    [Fact]
    public void MG1_ExponentialService_IsMM1() =>
        Property.Holds(Property.Between(0, 0.999), load => MG1.MeanResponse(load, 1, 1).ShouldAgreeWith(MM1.MeanResponse(load, 1)));

    // λ = 0.5, S is 0.5 or 2.5 with probability 3/4 and 1/4: E[S] = 1, E[S²] = 1.75, Wq = 0.5·1.75/(2·0.5) = 0.875.
    [Fact]
    public void MG1_TwoPointService_MatchesPollaczekKhinchine() => MG1.MeanWait(0.5, 1, 0.75).ShouldBe(0.875, 1e-12);

    [Fact]
    public void GGc_PoissonArrivals_IsExactForOneServerAndForExponentialService() =>
        Property.Holds(Property.Between(0, 0.99), Property.Between(0, 20), Property.Count(1, 40), (load, scv, servers) =>
        {
            GGc.MeanResponse(load, 1, 1, scv, 1).ShouldAgreeWith(MG1.MeanResponse(load, 1, scv));
            GGc.MeanResponse(load * servers, 1, 1, 1, servers).ShouldAgreeWith(MMc.MeanResponse(load * servers, 1, servers));
        });

    [Fact]
    public void ProcessorSharing_Mean_EqualsMM1AndSharesBySize()
    {
        ProcessorSharing.MeanResponse(0.75, 1).ShouldBe(MM1.MeanResponse(0.75, 1), 1e-12);
        ProcessorSharing.MeanResponseOf(3, 0.75, 1).ShouldBe(12, 1e-12);
    }

    // The mean over any size distribution depends on its mean alone.
    [Fact]
    public void ProcessorSharing_AnyTwoSizes_AreInsensitive() =>
        Property.Holds(Property.Between(0.01, 0.95), Property.Between(0.1, 0.9), Property.Between(0, 1), (load, share, small) =>
        {
            var large = (1 - share * small) / (1 - share);
            var mean = share * ProcessorSharing.MeanResponseOf(small, load, 1) + (1 - share) * ProcessorSharing.MeanResponseOf(large, load, 1);
            mean.ShouldAgreeWith(ProcessorSharing.MeanResponse(load, 1));
        });

    // A Poisson stream of rate 1 dealt in turn to two servers with μ = 2 has R = 1/√3.
    [Fact]
    public void EkM1_RoundRobinOverTwo_MatchesTheExactRoot() => EkM1.MeanResponse(2, 0.5, 0.5).ShouldBe(1 / Math.Sqrt(3), 1e-14);

    [Fact]
    public void EkM1_OnePhase_IsMM1AndManyPhasesApproachConstantGaps() =>
        Property.Holds(Property.Between(0.05, 0.95), load =>
        {
            EkM1.MeanResponse(1, load, 1).ShouldAgreeWith(MM1.MeanResponse(load, 1));
            EkM1.MeanResponse(1_000_000, load, 1).ShouldAgreeWith(DM1.MeanResponse(load, 1), 1e-4);
            DM1.MeanResponse(load, 1).ShouldBeLessThan(EkM1.MeanResponse(2, load, 1));
        });

    // σ = exp(−2(1−σ)) at ρ = 1/2 has σ = 0.2031878699799799 (Lambert W).
    [Fact]
    public void DM1_HalfLoad_MatchesTheRoot() => DM1.MeanResponse(0.5, 1).ShouldBe(1 / (1 - 0.2031878699799799), 1e-12);

    [Fact]
    public void EveryTime_Overload_IsInfinite()
    {
        MG1.MeanWait(1, 1, 0).ShouldBe(double.PositiveInfinity);
        GGc.MeanWait(2, 0, 1, 0, 2).ShouldBe(double.PositiveInfinity);
        ProcessorSharing.MeanResponse(1, 1).ShouldBe(double.PositiveInfinity);
        DM1.MeanResponse(1, 1).ShouldBe(double.PositiveInfinity);
    }
}
