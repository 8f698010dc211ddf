using System.Numerics;
using Windtunnel.Kernel.Chance;

namespace Windtunnel.Kernel.Tests.Chance;

public sealed class RandomStreamTests
{
    private const int Draws = 400_000;

    [Fact]
    public void NextBits_EachLane_IsXoshiro256PlusPlus()
    {
        // The plain scalar generator, seeded alike, is what every machine must reproduce.
        ulong seed = SplitMixPlain(42) ^ SplitMixPlain(~7ul);
        ulong[][] lanes = [.. Enumerable.Range(0, 8).Select(lane => Enumerable.Range(0, 4)
            .Select(word => SplitMixPlain(seed + ((ulong)((8 * word) + lane) * 0x9E3779B97F4A7C15))).ToArray())];
        var stream = new RandomStream(42, 7);

        for (int i = 0; i < 8 * 100; i++)
        {
            stream.NextBits().ShouldBe(XoshiroPlain(lanes[i % 8]));
        }
    }

    [Fact]
    public void Draws_FixedSeed_SameBitsForEver()
    {
        // A change here changes every result that anybody has ever published with a seed.
        var stream = new RandomStream(1, RandomStream.IdOf("web/service"));
        ulong hash = RandomStream.IdOf("web/service");
        for (int i = 0; i < 1000; i++)
        {
            double[] drawn = [stream.NextUniform(), stream.NextExponential(), stream.NextNormal(), stream.NextIndex(1000), Law.Gamma(0.5, 2).Sample(stream), Law.Poisson(30).Sample(stream)];
            foreach (double each in drawn)
            {
                hash = BitOperations.RotateLeft(hash, 7) ^ BitConverter.DoubleToUInt64Bits(each);
            }
        }

        hash.ShouldBe(14034055455661710324ul);
    }

    [Fact]
    public void NextUniform_ManyDraws_FillUnitIntervalEvenly()
    {
        var stream = new RandomStream(2, 1);

        Goodness.ChiSquare(Draws, 1000, () => (int)(stream.NextUniform() * 1000), _ => 1e-3).ShouldBeLessThan(Goodness.Limit(999));
    }

    [Fact]
    public void NextUniform_NeighbouringPairs_FillUnitSquareEvenly()
    {
        var stream = new RandomStream(3, 1);

        Goodness.ChiSquare(Draws, 1024, () => ((int)(stream.NextUniform() * 32) * 32) + (int)(stream.NextUniform() * 32), _ => 1.0 / 1024)
            .ShouldBeLessThan(Goodness.Limit(1023));
    }

    [Fact]
    public void NextExponential_ManyDraws_FollowTheLaw()
    {
        var stream = new RandomStream(4, 1);

        Goodness.KolmogorovSmirnov(Draws, stream.NextExponential, x => 1 - Math.Exp(-x)).ShouldBeLessThan(Goodness.KolmogorovLimit);
    }

    [Fact]
    public void NextNormal_ManyDraws_FollowTheLaw()
    {
        var stream = new RandomStream(5, 1);

        Goodness.KolmogorovSmirnov(Draws, stream.NextNormal, NormalShare.Below).ShouldBeLessThan(Goodness.KolmogorovLimit);
    }

    [Fact]
    public void NextIndex_Seven_EveryIndexAlike()
    {
        var stream = new RandomStream(6, 1);

        Goodness.ChiSquare(Draws, 7, () => stream.NextIndex(7), _ => 1.0 / 7).ShouldBeLessThan(Goodness.Limit(6));
    }

    [Fact]
    public void NextChance_Extremes_NeverAndAlways()
    {
        var stream = new RandomStream(7, 1);
        for (int i = 0; i < 10_000; i++)
        {
            stream.NextChance(0).ShouldBeFalse();
            stream.NextChance(1).ShouldBeTrue();
        }
    }

    [Fact]
    public void Streams_OfOneSeed_DoNotFollowOneAnother()
    {
        var one = new RandomStream(8, RandomStream.IdOf("web 1"));
        var other = new RandomStream(8, RandomStream.IdOf("web 2"));
        double sum = 0;
        for (int i = 0; i < Draws; i++)
        {
            sum += (one.NextUniform() - 0.5) * (other.NextUniform() - 0.5);
        }

        Math.Abs(sum / Draws * 12).ShouldBeLessThan(4 / Math.Sqrt(Draws));
    }

    [Fact]
    public void NextIndex_NothingToChooseFrom_Throws() => Should.Throw<ArgumentOutOfRangeException>(() => new RandomStream(1, 1).NextIndex(0));

    private static ulong SplitMixPlain(ulong x)
    {
        x += 0x9E3779B97F4A7C15;
        x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9;
        x = (x ^ (x >> 27)) * 0x94D049BB133111EB;
        return x ^ (x >> 31);
    }

    private static ulong XoshiroPlain(ulong[] s)
    {
        ulong result = BitOperations.RotateLeft(s[0] + s[3], 23) + s[0];
        ulong t = s[1] << 17;
        s[2] ^= s[0];
        s[3] ^= s[1];
        s[1] ^= s[2];
        s[0] ^= s[3];
        s[2] ^= t;
        s[3] = BitOperations.RotateLeft(s[3], 45);
        return result;
    }
}
