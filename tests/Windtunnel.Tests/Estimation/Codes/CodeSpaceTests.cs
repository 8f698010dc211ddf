using Windtunnel.Estimation.Codes;

namespace Windtunnel.Tests.Estimation.Codes;

public sealed class CodeSpaceTests
{
    [Theory]
    [InlineData(1, 1)]
    [InlineData(62, 1)]
    [InlineData(63, 2)]
    [InlineData(365e9, 7)]
    public void For_Records_IsTheShortestThatSuffices(double records, int length) => CodeSpace.For(62, records).Length.ShouldBe(length);

    [Fact]
    public void ChanceTaken_MoreRecordsThanCodes_IsCertain() => new CodeSpace(2, 3).ChanceTaken(9).ShouldBe(1);

    [Fact]
    public void DrawsUntilCollision_Birthdays_AreAboutTwentyFour() => new CodeSpace(365, 1).DrawsUntilCollision.ShouldBe(23.94, 0.01);

    [Fact]
    public void For_NoRecords_IsRefused() => Should.Throw<ArgumentOutOfRangeException>(() => CodeSpace.For(62, 0));
}
