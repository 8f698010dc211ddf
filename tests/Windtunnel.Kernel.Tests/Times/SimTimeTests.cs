using Windtunnel.Kernel.Times;

namespace Windtunnel.Kernel.Tests.Times;

public sealed class SimTimeTests
{
    [Theory]
    [InlineData(0, 0)]
    [InlineData(1.4e-9, 1)]
    [InlineData(1.6e-9, 2)]
    [InlineData(0.2e-3, 200_000)]
    [InlineData(1e12, SimTime.Max)]
    [InlineData(double.PositiveInfinity, SimTime.Max)]
    public void FromSeconds_NotNegative_NearestNanosecond(double seconds, long expected) => SimTime.FromSeconds(seconds).ShouldBe(expected);

    [Theory]
    [InlineData(-1e-9)]
    [InlineData(double.NaN)]
    public void FromSeconds_NegativeOrNotANumber_Throws(double seconds) =>
        Should.Throw<ArgumentOutOfRangeException>(() => SimTime.FromSeconds(seconds));

    [Fact]
    public void ToSeconds_OneAndAHalf_Exact() => SimTime.ToSeconds(1_500_000_000).ShouldBe(1.5);
}
