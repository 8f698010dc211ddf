using Windtunnel.Analysis;

namespace Windtunnel.Tests.Analysis.Queues;

public sealed class PausedMG1Tests
{
    // S = 1 exponential, λ = 0.5, gaps of 20, pauses exponential with mean 2: k = 1.1, ρ = 0.55, 1.1/0.45 + 8/(2·22·0.45).
    [Fact]
    public void MeanResponse_Exponential_MatchesByHand() =>
        PausedMG1.MeanResponse(0.5, 1, 1, 20, 2, 1).ShouldBe((1.1 / 0.45) + (8 / (44 * 0.45)), 1e-12);

    [Fact]
    public void MeanResponse_NoPause_IsMG1() => PausedMG1.MeanResponse(0.5, 1, 4, 20, 0, 1).ShouldBe(MG1.MeanResponse(0.5, 1, 4), 1e-12);

    // Completion times by Pollaczek and Khinchine: E[C²] = k²E[S²] + E[S]·E[P²]/gap, and the rest of a pause for who finds an idle server pausing.
    [Fact]
    public void MeanResponse_Any_MatchesCompletionTimes() =>
        Property.Holds(Property.Between(0.01, 0.6), Property.Between(0, 4), Property.Between(0.1, 3), (arrivals, scv, pause) =>
        {
            const double Gap = 10, PauseScv = 0.5;
            var stretch = 1 + (pause / Gap);
            var pauseSquare = pause * pause * (1 + PauseScv);
            var square = (stretch * stretch * (1 + scv)) + (pauseSquare / Gap);
            var expected = stretch + (arrivals * square / (2 * (1 - (arrivals * stretch)))) + (pauseSquare / Gap / (2 * stretch));
            PausedMG1.MeanResponse(arrivals, 1, scv, Gap, pause, PauseScv).ShouldAgreeWith(expected);
        });

    // 10 free cores, 20 requests in a pause: full after half of it, so 7.5 on average, a tenth of the time.
    [Theory]
    [InlineData(10, 0.75)]
    [InlineData(40, 1)]
    [InlineData(0, 0)]
    public void MeanTaken_EvenStream_MatchesByHand(double cores, double expected) => PausedMG1.MeanTaken(20, cores, 9, 1).ShouldBe(expected, 1e-12);

    [Fact]
    public void MeanResponse_PausesLeaveTooLittle_IsInfinite() => PausedMG1.MeanResponse(0.8, 1, 1, 10, 3, 0).ShouldBe(double.PositiveInfinity);
}
