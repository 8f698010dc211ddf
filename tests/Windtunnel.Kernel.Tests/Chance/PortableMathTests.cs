using System.Runtime.Intrinsics;
using Windtunnel.Kernel.Chance;

namespace Windtunnel.Kernel.Tests.Chance;

public sealed class PortableMathTests
{
    [Fact]
    public void Log_AllMagnitudes_WithinAnUlpOfTheLibrary()
    {
        var random = new Random(1);
        for (int i = 0; i < 200_000; i++)
        {
            double x = (1 + random.NextDouble()) * Math.Pow(2, random.Next(-1000, 1000));
            Math.Abs(PortableMath.Log(x) - Math.Log(x)).ShouldBeLessThanOrEqualTo(Math.BitIncrement(Math.Abs(Math.Log(x))) - Math.Abs(Math.Log(x)));
        }
    }

    [Fact]
    public void MinusLog_VectorAndScalar_SameBits()
    {
        var random = new Random(2);
        double[] lanes = new double[8];
        for (int i = 0; i < 50_000; i++)
        {
            for (int lane = 0; lane < lanes.Length; lane++)
            {
                lanes[lane] = 1 - (random.NextDouble() * (i % 2 == 0 ? 1 : 1e-6));
            }

            Vector512<double> logs = PortableMath.MinusLog(Vector512.Create<double>(lanes));
            for (int lane = 0; lane < lanes.Length; lane++)
            {
                BitConverter.DoubleToInt64Bits(logs[lane]).ShouldBe(BitConverter.DoubleToInt64Bits(PortableMath.MinusLog(lanes[lane])));
            }
        }
    }

    [Fact]
    public void Exp_AllMagnitudes_WithinTwoUlpOfTheLibrary()
    {
        var random = new Random(3);
        for (int i = 0; i < 200_000; i++)
        {
            double x = (random.NextDouble() - 0.5) * 1400;
            double expected = Math.Exp(x);
            PortableMath.Exp(x).ShouldBe(expected, 2 * (Math.BitIncrement(expected) - expected));
        }
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(-800, 0)]
    [InlineData(800, double.PositiveInfinity)]
    public void Exp_Extremes_Exact(double x, double expected) => PortableMath.Exp(x).ShouldBe(expected);

    [Theory]
    [InlineData(0.5, 0)]
    [InlineData(0.975, 1.959963984540054)]
    [InlineData(0.999, 3.090232306167813)]
    [InlineData(1e-10, -6.361340902404056)]
    public void NormalShare_KnownPoints_KnownShares(double share, double point)
    {
        NormalShare.Below(point).ShouldBe(share, 1e-15);
    }
}
