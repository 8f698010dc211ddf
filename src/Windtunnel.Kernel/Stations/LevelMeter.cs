using System.Runtime.CompilerServices;

namespace Windtunnel.Kernel.Stations;

/// <summary>The exact integral of a level over time: how many there are, times how long.</summary>
/// <remarks>
/// The integral is kept modulo 2⁶⁴ so that Little's law can be checked to the last nanosecond however long the run; <see cref="Fold"/>, called at
/// least once per window, carries it into floating point for the means.
/// </remarks>
internal struct LevelMeter
{
    public long Level;
    public long Area;
    private long _last;
    private long _areaFolded;

    /// <summary>The integral since the last reset, as of the last fold [level·ns].</summary>
    public double Total;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(long now, long change)
    {
        Area += Level * (now - _last);
        _last = now;
        Level += change;
    }

    /// <summary>Carries the integral up to now into <see cref="Total"/>.</summary>
    /// <returns>The part since the last fold [level·ns].</returns>
    public double Fold(long now)
    {
        Add(now, 0);
        double part = Area - _areaFolded;
        _areaFolded = Area;
        Total += part;
        return part;
    }

    public void Reset(long now)
    {
        Add(now, 0);
        Area = 0;
        _areaFolded = 0;
        Total = 0;
    }
}
