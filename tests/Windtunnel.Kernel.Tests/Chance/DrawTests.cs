using System.Numerics;
using Windtunnel.Kernel.Chance;

namespace Windtunnel.Kernel.Tests.Chance;

public sealed class DrawTests
{
    private const int Draws = 1_000_000;

    // Requests are numbered, so the states of one step are an arithmetic sequence: that is what has to look random.
    private const ulong Step = 0xBB67AE8584CAA73B;

    [Fact]
    public void Draws_FixedState_SameBitsForEver()
    {
        // A change here changes every result that anybody has ever published with a seed.
        ulong hash = 0;
        for (ulong i = 0; i < 1000; i++)
        {
            var draw = new Draw(i * Step);
            double[] drawn = [draw.NextUniform(), draw.NextExponential(), draw.NextNormal(), Law.Gamma(0.5, 2).Sample(ref draw), Law.Poisson(30).Sample(ref draw)];
            foreach (double each in drawn)
            {
                hash = BitOperations.RotateLeft(hash, 7) ^ BitConverter.DoubleToUInt64Bits(each);
            }
        }

        hash.ShouldBe(6513176965697105638ul);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void NextExponential_OfNeighbours_FollowsTheLaw(int before)
    {
        ulong state = 17;

        Goodness.KolmogorovSmirnov(Draws, () => Later(before, Next).NextExponential(), x => 1 - Math.Exp(-x)).ShouldBeLessThan(Goodness.KolmogorovLimit);

        ulong Next() => state += Step;
    }

    [Fact]
    public void NextExponential_TailAndEdges_AsOftenAsTheLawSays()
    {
        // Beyond 7.7 the lowest layer ends and the tail begins.
        double[] bounds = [0.01, 0.1, 0.5, 1, 3, 6, 7.6, 7.69711747013104972, 7.8, 9, 12];
        var counts = new long[bounds.Length];
        const int Many = 20_000_000;
        for (ulong i = 0; i < Many; i++)
        {
            double x = new Draw(i * Step).NextExponential();
            for (int b = bounds.Length - 1; b >= 0 && x < bounds[b]; b--)
            {
                counts[b]++;
            }
        }

        for (int b = 0; b < bounds.Length; b++)
        {
            double expected = 1 - Math.Exp(-bounds[b]);
            ((double)counts[b] / Many).ShouldBe(expected, 4.5 * Math.Sqrt(expected * (1 - expected) / Many), $"below {bounds[b]}");
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void NextNormal_OfNeighbours_FollowsTheLaw(int before)
    {
        ulong state = 17;

        Goodness.KolmogorovSmirnov(Draws, () => Later(before, Next).NextNormal(), NormalShare.Below).ShouldBeLessThan(Goodness.KolmogorovLimit);

        ulong Next() => state += Step;
    }

    [Fact]
    public void NextNormal_TailsAndEdges_AsOftenAsTheLawSays()
    {
        // Beyond 3.65 on either side the lowest layer ends and the tail begins.
        double[] bounds = [-4.5, -3.7, -3.6541528853610088, -3.6, -3, -1, -0.2, -0.01, 0, 0.01, 0.2, 1, 2, 3, 3.6, 3.6541528853610088, 3.7, 4, 4.5];
        var counts = new long[bounds.Length];
        const int Many = 20_000_000;
        for (ulong i = 0; i < Many; i++)
        {
            double z = new Draw(i * Step).NextNormal();
            for (int b = bounds.Length - 1; b >= 0 && z < bounds[b]; b--)
            {
                counts[b]++;
            }
        }

        for (int b = 0; b < bounds.Length; b++)
        {
            double expected = NormalShare.Below(bounds[b]);
            ((double)counts[b] / Many).ShouldBe(expected, 4.5 * Math.Sqrt(expected * (1 - expected) / Many), $"below {bounds[b]}");
        }
    }

    [Fact]
    public void NextUniform_OfNeighbours_FillsUnitSquareEvenly()
    {
        ulong state = 3;

        Goodness.ChiSquare(Draws, 1024, () => (Cell() * 32) + Cell(), _ => 1.0 / 1024).ShouldBeLessThan(Goodness.Limit(1023));

        int Cell() => (int)(new Draw(state += Step).NextUniform() * 32);
    }

    [Fact]
    public void NextUniform_FirstAndSecondOfOneDraw_AreIndependent()
    {
        ulong state = 5;

        Goodness.ChiSquare(Draws, 1024, Pair, _ => 1.0 / 1024).ShouldBeLessThan(Goodness.Limit(1023));

        int Pair()
        {
            var draw = new Draw(state += Step);
            return ((int)(draw.NextUniform() * 32) * 32) + (int)(draw.NextUniform() * 32);
        }
    }

    private static Draw Later(int before, Func<ulong> next)
    {
        var draw = new Draw(next());
        for (int i = 0; i < before; i++)
        {
            draw.NextBits();
        }

        return draw;
    }
}
