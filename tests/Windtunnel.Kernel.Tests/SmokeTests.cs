namespace Windtunnel.Kernel.Tests;

public sealed class SmokeTests
{
    [Fact]
    public void One_One_IsOne() => 1.ShouldBe(1);
}
