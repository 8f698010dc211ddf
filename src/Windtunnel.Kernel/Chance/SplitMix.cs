using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Windtunnel.Kernel.Chance;

/// <summary>SplitMix64 (Steele, Lea and Flood 2014): turns seeds that are alike into states that are not.</summary>
internal static class SplitMix
{
    public const ulong GoldenGamma = 0x9E3779B97F4A7C15;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Mix(ulong x)
    {
        x += GoldenGamma;
        x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9;
        x = (x ^ (x >> 27)) * 0x94D049BB133111EB;
        return x ^ (x >> 31);
    }

    public static Vector512<ulong> NextEight(ref ulong state)
    {
        Span<ulong> lanes = stackalloc ulong[Vector512<ulong>.Count];
        foreach (ref ulong lane in lanes)
        {
            lane = Mix(state);
            state += GoldenGamma;
        }

        return Vector512.Create<ulong>(lanes);
    }
}
