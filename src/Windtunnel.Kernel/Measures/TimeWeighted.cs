using System.Runtime.CompilerServices;

namespace Windtunnel.Kernel.Measures;

/// <summary>A whole-number level over simulated time — a queue length, requests in flight — and its exact integral.</summary>
/// <remarks>The integral is in integers, so that Little's law can be asserted as an equation and not as an approximation.</remarks>
public struct TimeWeighted
{
    private UInt128 _integral;
    private long _start;
    private long _last;

    /// <summary>Starts at a level.</summary>
    /// <param name="now">Simulated time [ns]; ≥ 0.</param>
    /// <param name="level">The level; ≥ 0.</param>
    public TimeWeighted(long now, long level)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(now);
        ArgumentOutOfRangeException.ThrowIfNegative(level);
        (_start, _last, Level, LevelMax) = (now, now, level, level);
    }

    /// <summary>The level now; ≥ 0.</summary>
    public long Level { get; private set; }

    /// <summary>The highest level since the start.</summary>
    public long LevelMax { get; private set; }

    /// <summary>Raises or lowers the level.</summary>
    /// <param name="now">Simulated time [ns]; not before the last change.</param>
    /// <param name="change">By how much.</param>
    /// <exception cref="InvalidOperationException">Time went back or the level fell below 0: our code is wrong.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(long now, long change)
    {
        long elapsed = now - _last;
        long level = Level;
        long next = level + change;
        if ((elapsed | next) < 0)
        {
            ThrowImpossible(now, next);
        }

        ulong high = Math.BigMul((ulong)level, (ulong)elapsed, out ulong low);
        _integral += new UInt128(high, low);
        _last = now;
        Level = next;
        if (next > LevelMax)
        {
            LevelMax = next;
        }
    }

    /// <summary>Moves to a level.</summary>
    /// <param name="now">Simulated time [ns]; not before the last change.</param>
    /// <param name="level">The new level; ≥ 0.</param>
    /// <exception cref="InvalidOperationException">Time went back or the level is below 0: our code is wrong.</exception>
    public void Set(long now, long level) => Add(now, level - Level);

    /// <summary>The integral of the level from the start until now [level · ns].</summary>
    /// <param name="now">Simulated time [ns]; not before the last change.</param>
    public readonly UInt128 Integral(long now)
    {
        TimeWeighted until = this;
        until.Add(now, 0);
        return until._integral;
    }

    /// <summary>The mean level from the start until now; not a number when no time has passed.</summary>
    /// <param name="now">Simulated time [ns]; not before the last change.</param>
    public readonly double Mean(long now) => now == _start ? double.NaN : (double)Integral(now) / (now - _start);

    /// <summary>Forgets the past and goes on from the present level, as at the end of a warm-up.</summary>
    /// <param name="now">Simulated time [ns]; not before the last change.</param>
    public void Restart(long now)
    {
        Add(now, 0);
        this = new TimeWeighted(now, Level);
    }

    private readonly void ThrowImpossible(long now, long level) =>
        throw new InvalidOperationException($"A level of {level} at {now} ns cannot follow a level of {Level} at {_last} ns.");
}
