using Windtunnel.Analysis;

namespace Windtunnel.Tests.Analysis.Balancing;

public sealed class PowerOfChoicesTests
{
    // Mitzenmacher 2001, table 1 (mean field).
    [Fact]
    public void MeanResponse_TwoChoicesAtNinety_MatchesThePublishedMean() => PowerOfChoices.MeanResponse(0.9, 1).ShouldBe(2.6141, 5e-5);

    [Fact]
    public void MeanResponse_OneChoice_IsMM1() => PowerOfChoices.MeanResponse(0.9, 1, 1).ShouldBe(10, 1e-9);

    [Fact]
    public void MeanResponse_NoLoad_IsTheService() => PowerOfChoices.MeanResponse(0, 3).ShouldBe(3);

    [Fact]
    public void MeanResponse_Overload_IsInfinite() => PowerOfChoices.MeanResponse(1, 1).ShouldBe(double.PositiveInfinity);

    [Fact]
    public void MeanResponse_AnyLoad_IsTheSumOfTheTailsAndFallsWithChoices() =>
        Property.Holds(Property.Between(0.01, 0.99), Property.Count(2, 6), (load, choices) =>
        {
            var mean = 0.0;
            for (var k = 1; k < 40; k++) mean += PowerOfChoices.LengthTail(load, choices, k) / load;
            PowerOfChoices.MeanResponse(load, 1, choices).ShouldAgreeWith(mean);
            PowerOfChoices.MeanResponse(load, 1, choices + 1).ShouldBeLessThan(mean);
        });
}
