using Windtunnel.Analysis;

namespace Windtunnel.Tests.Analysis.Reliability;

public sealed class DowntimeTests
{
    private const double Month = 365.25 * 86_400 / 12, Hour = 3600;

    [Fact]
    public void AtMost_None_IsUpAtTheBeginningAndNeverFails()
    {
        var up = 199.0 / 200;
        Downtime.AtMost(0, Month, 199 * Hour, Hour).ShouldBe(up * Math.Exp(-Month / (199 * Hour)), 1e-12);
    }

    [Theory]
    [InlineData(199, 1)]
    [InlineData(20, 5)]
    [InlineData(5000, 0.2)]
    public void AtMost_AddedUpOverAllLimits_IsTheMeanDowntime(double mtbfHours, double mttrHours)
    {
        const int Steps = 20_000;
        var mean = Enumerable.Range(0, Steps).Sum(i => 1 - Downtime.AtMost((i + 0.5) * Month / Steps, Month, mtbfHours * Hour, mttrHours * Hour)) * Month / Steps;
        mean.ShouldBe(Month * mttrHours / (mtbfHours + mttrHours), Month * 1e-5);
    }

    [Fact]
    public void AtMost_AllOfIt_IsCertain() => Downtime.AtMost(Month, Month, Hour, Hour).ShouldBe(1);

    [Fact]
    public void AtMost_OutsideItsRange_Throws()
    {
        Should.Throw<ArgumentOutOfRangeException>(() => Downtime.AtMost(-1, Month, Hour, Hour));
        Should.Throw<ArgumentOutOfRangeException>(() => Downtime.AtMost(Month + 1, Month, Hour, Hour));
        Should.Throw<ArgumentOutOfRangeException>(() => Downtime.AtMost(0, Month, 0, Hour));
    }
}
