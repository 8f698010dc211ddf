using Windtunnel.Analysis;

namespace Windtunnel.Tests.Analysis.Reliability;

public sealed class AvailabilityTests
{
    [Fact]
    public void Series_TwoParts_IsTheProduct() => Availability.Series(0.99, 0.9).ShouldBe(0.891, 1e-15);

    [Fact]
    public void Parallel_TwoParts_IsOneMinusBothDown() => Availability.Parallel(0.99, 0.9).ShouldBe(0.999, 1e-15);

    // Two of three at 0.9: 3·0.81·0.1 + 0.729 = 0.972.
    [Fact]
    public void AtLeast_TwoOfThree_MatchesTheBinomial() => Availability.AtLeast(2, 3, 0.9).ShouldAgreeWith(0.972, 1e-13);

    [Fact]
    public void AtLeast_AnyParts_AgreesWithSeriesAndParallelAndFallsWithNeed() =>
        Property.Holds(Property.Count(1, 60), Property.Between(0.001, 0.999), (parts, part) =>
        {
            Availability.AtLeast(parts, parts, part).ShouldAgreeWith(Math.Pow(part, parts), 1e-10);
            Availability.AtLeast(1, parts, part).ShouldBe(1 - Math.Pow(1 - part, parts), 1e-12);
            for (var k = 1; k <= parts; k++)
                Availability.AtLeast(k, parts, part).ShouldBeLessThanOrEqualTo(Availability.AtLeast(k - 1, parts, part) + 1e-12);
        });

    [Fact]
    public void AtLeast_MillionParts_IsNearTheNormalLimit() => Availability.AtLeast(500_001, 1_000_000, 0.5).ShouldBe(0.4996, 1e-4);

    [Theory]
    [InlineData(0, 3, 0, 1)]
    [InlineData(1, 3, 0, 0)]
    [InlineData(3, 3, 1, 1)]
    public void AtLeast_Ends_AreExact(int needed, int parts, double part, double expected) =>
        Availability.AtLeast(needed, parts, part).ShouldBe(expected);

    // Google's SRE book, table of nines: 99.9 % is 8.76 hours of a 365-day year; a Julian year adds six hours' share.
    [Fact]
    public void DowntimePerYear_ThreeNines_IsNearlyNineHours() => Availability.DowntimePerYear(0.999).ShouldBe(31_557.6, 1e-6);

    [Fact]
    public void Series_OutOfRange_Throws() => Should.Throw<ArgumentOutOfRangeException>(() => Availability.Series(0.9, 1.1));
}
