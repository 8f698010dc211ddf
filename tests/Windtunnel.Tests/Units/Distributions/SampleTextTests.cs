using Windtunnel.Units;

namespace Windtunnel.Tests.Units.Distributions;

public class SampleTextTests
{
    [Theory]
    [InlineData("1 ms\n2 ms\n")]
    [InlineData("ms\n1\n2")]
    [InlineData("latency [ms]\r\n1\r\n\r\n2\r\n")]
    [InlineData("\uFEFF# measured on a Tuesday\nlatency [ms],status\n1,200\n2,500\n")]
    [InlineData("latency [s]\n1 ms\n0.002\n")]
    public void TryParse_ValuesWithUnits_AreInBaseUnits(string text)
    {
        SampleText.TryParse(text, Dimension.Duration, out var values, out var problem).ShouldBeTrue(problem);
        values.ShouldBe([0.001, 0.002]);
    }

    [Theory]
    [InlineData("", "no values")]
    [InlineData("# nothing", "no values")]
    [InlineData("1\n2", "Line 1: '1' has no unit")]
    [InlineData("1 ms\n-2 ms", "Line 2: '-2' cannot be below zero")]
    [InlineData("ms\n1\nNaN", "Line 3: 'NaN' is not a number")]
    [InlineData("parsecs\n1", "Line 2")]
    public void TryParse_WrongText_NamesTheLine(string text, string problemStart)
    {
        SampleText.TryParse(text, Dimension.Duration, out var values, out var problem).ShouldBeFalse();
        values.ShouldBeEmpty();
        problem.ShouldContain(problemStart);
    }
}
