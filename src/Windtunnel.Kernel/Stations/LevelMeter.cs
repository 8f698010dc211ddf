using System.Runtime.CompilerServices;

namespace Windtunnel.Kernel.Stations;

/// <summary>The exact integral of a level over time: how many there are, times how long.</summary>
/// <remarks>
/// The integral up to t is level·t less each change times its moment, so that a change costs one multiplication by 1 or −1 and no look at the time before.
/// It is kept modulo 2⁶⁴ so that Little's law can be checked to the last nanosecond however long the run; <see cref="Fold"/>, called at
/// least once per window, carries it into floating point for the means.
/// </remarks>
internal struct LevelMeter
{
    public long Level;

    // Each change times its moment, less what the integral was at the last reset [level·ns].
    private long _moments;
    private long _areaFolded;

    /// <summary>The part that lies beyond the present window, of those counted ahead [level·ns].</summary>
    public long Later;

    /// <summary>The integral since the last reset, as of the last fold [level·ns].</summary>
    public double Total;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(long now, long change)
    {
        _moments += change * now;
        Level += change;
    }

    /// <summary>Counts somebody who comes and goes before anybody looks.</summary>
    /// <param name="span">How long it stays [ns].</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void AddStay(long span) => _moments -= span;

    /// <summary>The integral since the last reset [level·ns], modulo 2⁶⁴.</summary>
    public readonly long AreaAt(long now) => (Level * now) - _moments;

    /// <summary>Carries the integral up to now into <see cref="Total"/>.</summary>
    /// <returns>The part since the last fold [level·ns].</returns>
    public double Fold(long now)
    {
        long area = AreaAt(now) - Later;
        double part = area - _areaFolded;
        _areaFolded = area;
        Total += part;
        return part;
    }

    public void Reset(long now)
    {
        _moments = Level * now;
        _areaFolded = 0;
        Total = 0;
    }
}
