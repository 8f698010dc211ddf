using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Windtunnel.Kernel.Chance;

/// <summary>A stream of random numbers of its own for one named source, the same on every machine.</summary>
/// <remarks>
/// Eight xoshiro256++ generators side by side (Blackman and Vigna 2021), seeded by SplitMix64, whose outputs are taken in turn. Numbers are made a block
/// at a time. Uniforms and exponentials have a block each, so which numbers come depends on what was drawn before from this stream, and on nothing else.
/// Not safe for use by two threads at once.
/// </remarks>
public sealed class RandomStream
{
    private const int BlockLength = 64;
    private const double UniformStep = 1.0 / (1UL << 53);

    private readonly ulong[] _bits = new ulong[BlockLength];
    private readonly double[] _exponentials = new double[BlockLength];
    private int _bitsNext = BlockLength;
    private int _exponentialsNext = BlockLength;
    private Vector512<ulong> _s0;
    private Vector512<ulong> _s1;
    private Vector512<ulong> _s2;
    private Vector512<ulong> _s3;

    /// <summary>Starts the stream that belongs to a seed and a source.</summary>
    /// <param name="seed">The seed of the run.</param>
    /// <param name="streamId">Which source of the run; see <see cref="IdOf"/>.</param>
    public RandomStream(ulong seed, ulong streamId)
    {
        ulong state = SeedOf(seed, streamId);
        _s0 = SplitMix.NextEight(ref state);
        _s1 = SplitMix.NextEight(ref state);
        _s2 = SplitMix.NextEight(ref state);
        _s3 = SplitMix.NextEight(ref state);
    }

    /// <summary>The stream identity of a named source: FNV-1a over UTF-16 code units, then mixed.</summary>
    /// <param name="name">The name of the source, such as <c>web/service</c>; case matters.</param>
    /// <returns>The same number for the same name, on every machine and in every version.</returns>
    public static ulong IdOf(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        ulong hash = 14695981039346656037;
        foreach (char unit in name)
        {
            hash = (hash ^ unit) * 1099511628211;
        }

        return SplitMix.Mix(hash);
    }

    /// <summary>Where the draws of one source begin in one run.</summary>
    internal static ulong SeedOf(ulong seed, ulong streamId) => SplitMix.Mix(seed) ^ SplitMix.Mix(~streamId);

    /// <summary>64 random bits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ulong NextBits()
    {
        ulong[] block = _bits;
        int next = _bitsNext;
        if ((uint)next >= (uint)block.Length)
        {
            next = FillBits();
        }

        _bitsNext = next + 1;
        return block[next];
    }

    /// <summary>A number uniform over [0, 1), a multiple of 2⁻⁵³.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public double NextUniform() => (long)(NextBits() >> 11) * UniformStep;

    /// <summary>An exponential variate of mean 1, in [0, 36.05): −ln of a uniform of 52 bits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public double NextExponential()
    {
        double[] block = _exponentials;
        int next = _exponentialsNext;
        if ((uint)next >= (uint)block.Length)
        {
            next = FillExponentials();
        }

        _exponentialsNext = next + 1;
        return block[next];
    }

    /// <summary>A standard normal variate, by the next number of the stream, so that common draws stay in step.</summary>
    public double NextNormal() => new Draw(NextBits()).NextNormal();

    /// <summary>An index uniform over 0…<paramref name="n"/>−1 without bias (Lemire 2019).</summary>
    /// <param name="n">How many there are to choose from; ≥ 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is nothing to choose from.</exception>
    public int NextIndex(int n)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(n, 1);
        return (int)NextIndex((ulong)n);
    }

    /// <summary>Whether something of probability <paramref name="p"/> happens; one draw, whatever the probability.</summary>
    /// <param name="p">The probability; never below 0, always above 1.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool NextChance(double p) => NextUniform() < p;

    internal ulong NextIndex(ulong n)
    {
        ulong high = Math.BigMul(NextBits(), n, out ulong low);
        if (low < n)
        {
            ulong threshold = (0 - n) % n;
            while (low < threshold)
            {
                high = Math.BigMul(NextBits(), n, out low);
            }
        }

        return high;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private int FillBits()
    {
        Span<ulong> block = _bits;
        (Vector512<ulong> s0, Vector512<ulong> s1, Vector512<ulong> s2, Vector512<ulong> s3) = (_s0, _s1, _s2, _s3);
        for (int i = 0; i < BlockLength; i += Vector512<ulong>.Count)
        {
            Step(ref s0, ref s1, ref s2, ref s3).CopyTo(block[i..]);
        }

        (_s0, _s1, _s2, _s3) = (s0, s1, s2, s3);
        return 0;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private int FillExponentials()
    {
        Span<double> block = _exponentials;
        (Vector512<ulong> s0, Vector512<ulong> s1, Vector512<ulong> s2, Vector512<ulong> s3) = (_s0, _s1, _s2, _s3);
        for (int i = 0; i < BlockLength; i += Vector512<ulong>.Count)
        {
            // 52 random bits under the exponent of 1 give a uniform of [1, 2); its distance from 2 lies in (0, 1], where the logarithm is finite.
            Vector512<ulong> bits = Step(ref s0, ref s1, ref s2, ref s3) >>> 12;
            Vector512<double> uniform = Vector512.Create(2.0) - (bits | Vector512.Create(0x3FF0000000000000UL)).AsDouble();
            PortableMath.MinusLog(uniform).CopyTo(block[i..]);
        }

        (_s0, _s1, _s2, _s3) = (s0, s1, s2, s3);
        return 0;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<ulong> Step(ref Vector512<ulong> s0, ref Vector512<ulong> s1, ref Vector512<ulong> s2, ref Vector512<ulong> s3)
    {
        Vector512<ulong> result = RotateLeft(s0 + s3, 23) + s0;
        Vector512<ulong> t = s1 << 17;
        s2 ^= s0;
        s3 ^= s1;
        s1 ^= s2;
        s0 ^= s3;
        s2 ^= t;
        s3 = RotateLeft(s3, 45);
        return result;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<ulong> RotateLeft(Vector512<ulong> x, int bits) => (x << bits) | (x >>> (64 - bits));
}
