using Windtunnel.Units;

namespace Windtunnel.Tests.Units.Notation;

public class SpellingTests
{
    [Theory]
    [InlineData("cahce", "cache")]
    [InlineData("chache", "cache")]
    [InlineData("Cache", "cache")]
    [InlineData("quee", "queue")]
    [InlineData("zebra", null)]
    [InlineData("", null)]
    [InlineData("x", null)]
    public void Nearest_Slip_FindsTheWordMeant(string typed, string? meant) =>
        Spelling.Nearest(typed, ["queue", "cache", "service"]).ShouldBe(meant);

    [Theory]
    [InlineData("", "abc", 3)]
    [InlineData("kitten", "sitting", 3)]
    [InlineData("ab", "ba", 1)]
    [InlineData("same", "same", 0)]
    public void Distance_TwoWords_CountsTheSlips(string a, string b, int distance)
    {
        Spelling.Distance(a, b).ShouldBe(distance);
        Spelling.Distance(b, a).ShouldBe(distance);
    }
}
