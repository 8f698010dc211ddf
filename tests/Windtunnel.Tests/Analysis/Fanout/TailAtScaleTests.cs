using Windtunnel.Analysis;

namespace Windtunnel.Tests.Analysis.Fanout;

public sealed class TailAtScaleTests
{
    // Dean & Barroso 2013: one slow answer in a hundred makes 63 % of requests that need a hundred slow.
    [Fact]
    public void SlowProbability_HundredAnswers_MatchesThePaper() => TailAtScale.SlowProbability(0.01, 100).ShouldBe(0.634, 5e-4);

    [Fact]
    public void SlowProbability_TinyShare_KeepsItsDigits() => TailAtScale.SlowProbability(1e-18, 1000).ShouldAgreeWith(1e-15, 1e-12);

    [Theory]
    [InlineData(0, 5, 0)]
    [InlineData(1, 5, 1)]
    [InlineData(1, 0, 0)]
    public void SlowProbability_Ends_AreExact(double share, double answers, double expected) =>
        TailAtScale.SlowProbability(share, answers).ShouldBe(expected);

    [Fact]
    public void PercentileOfOne_HundredAnswersAtP99_IsP9999() => TailAtScale.PercentileOfOne(0.99, 100).ShouldBe(0.9999, 1e-6);
}
