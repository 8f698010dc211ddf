using System.Runtime.CompilerServices;

namespace Windtunnel.Kernel.Times;

/// <summary>Simulated time: whole nanoseconds since the start of the run, in a <see cref="long"/>.</summary>
/// <remarks>Integers, so that adding delays is associative and a run replays to the bit. The range of 2⁶² ns is 146 years.</remarks>
public static class SimTime
{
    /// <summary>Nanoseconds in one second.</summary>
    public const long PerSecond = 1_000_000_000;

    /// <summary>Nanoseconds in one millisecond.</summary>
    public const long PerMillisecond = 1_000_000;

    /// <summary>The end of time [ns], 2⁶²: two such times still add without overflow.</summary>
    public const long Max = 1L << 62;

    /// <summary>Rounds seconds to the nearest nanosecond.</summary>
    /// <param name="seconds">A span of time [s]; ≥ 0, +∞ allowed.</param>
    /// <returns>The span [ns]; at most <see cref="Max"/>.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The span is negative or not a number.</exception>
    public static long FromSeconds(double seconds)
    {
        if (!(seconds >= 0))
        {
            throw new ArgumentOutOfRangeException(nameof(seconds), seconds, "A span of time is a number ≥ 0.");
        }

        return FromNanoseconds(seconds * PerSecond);
    }

    /// <summary>A span of time in seconds.</summary>
    /// <param name="nanoseconds">The span [ns].</param>
    /// <returns>The span [s], to the 16 digits of a double.</returns>
    public static double ToSeconds(long nanoseconds) => (double)nanoseconds / PerSecond;

    // In range the native conversion is the saturating one without its dozen instructions for what is out of range.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static long FromNanoseconds(double nanoseconds) =>
        nanoseconds < Max ? double.ConvertToIntegerNative<long>(nanoseconds + 0.5) : Max;
}
