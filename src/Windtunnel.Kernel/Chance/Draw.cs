using System.Runtime.CompilerServices;
using Windtunnel.Kernel.Chance.Laws;

namespace Windtunnel.Kernel.Chance;

/// <summary>The chance in one draw: whoever starts it from the same state draws the same, whatever else has been drawn before.</summary>
/// <remarks>
/// SplitMix64 (Steele, Lea and Flood 2014) in a structure, started anew for every draw from who draws and what for. That makes what a request draws
/// independent of the order in which requests are worked on. Samplers that reject go on from the same state.
/// </remarks>
public struct Draw
{
    private const double UniformStep = 1.0 / (1UL << 53);

    private ulong _state;

    /// <summary>Starts a draw.</summary>
    /// <param name="state">Who draws and what for; states may be alike, but no two the same.</param>
    public Draw(ulong state) => _state = state;

    /// <summary>64 random bits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ulong NextBits()
    {
        ulong bits = SplitMix.Mix(_state);
        _state += SplitMix.GoldenGamma;
        return bits;
    }

    /// <summary>A number uniform over [0, 1), a multiple of 2⁻⁵³.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public double NextUniform() => (long)(NextBits() >> 11) * UniformStep;

    /// <summary>An exponential variate of mean 1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public double NextExponential()
    {
        ulong bits = NextBits();
        return ExponentialLayers.TryAccept(bits, out double x) ? x : ExponentialLayers.Finish(bits, ref this);
    }

    /// <summary>A standard normal variate.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public double NextNormal()
    {
        ulong bits = NextBits();
        return NormalLayers.TryAccept(bits, out double z) ? z : NormalLayers.Finish(bits, ref this);
    }

    /// <summary>Whether something of probability <paramref name="p"/> happens.</summary>
    /// <param name="p">The probability; never below 0, always above 1.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool NextChance(double p) => NextUniform() < p;

    /// <summary>An index uniform over 0…<paramref name="n"/>−1 without bias (Lemire 2019).</summary>
    /// <param name="n">How many there are to choose from; ≥ 1.</param>
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
}
