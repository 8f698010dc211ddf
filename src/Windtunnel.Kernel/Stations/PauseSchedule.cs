using Windtunnel.Kernel.Chance;
using Windtunnel.Kernel.Times;

namespace Windtunnel.Kernel.Stations;

/// <summary>The pauses of one instance during a run, drawn as far ahead as the services that began reach.</summary>
/// <remarks>Pauses depend on nothing that happens in the run, so the end of a service is known when it begins, and a pause costs no event.</remarks>
/// <param name="pauses">How often and how long.</param>
/// <param name="stream">A stream of the instance's own.</param>
/// <param name="until">When the run ends at the latest [ns]; what comes later is not looked at.</param>
internal sealed class PauseSchedule(Pauses pauses, RandomStream stream, long until)
{
    private readonly Law _gap = Law.Exponential(pauses.GapSeconds);
    private (long Begin, long End)[] _known = new (long, long)[8];
    private int _first;
    private int _count;
    private long _lastEnd;

    /// <summary>When a service is done that has a core from now on.</summary>
    /// <param name="now">Now [ns]; never before the time of an earlier question.</param>
    /// <param name="work">The service without pauses [ns]; ≥ 0.</param>
    /// <returns>The time of its end [ns]; work that ends as a pause begins ends before it.</returns>
    public long EndOf(long now, long work)
    {
        Forget(now);
        long at = now;
        for (int i = 0; ; i++)
        {
            if (i == _count)
            {
                DrawNext();
            }

            (long begin, long end) = _known[(_first + i) & (_known.Length - 1)];
            if (begin >= until || work <= begin - at)
            {
                return Math.Min(SimTime.Max, at + work);
            }

            work -= Math.Max(0, begin - at);
            at = end;
        }
    }

    private void Forget(long now)
    {
        while (_count == 0 || _known[_first].End <= now)
        {
            if (_count == 0)
            {
                DrawNext();
            }
            else
            {
                _first = (_first + 1) & (_known.Length - 1);
                _count--;
            }
        }
    }

    private void DrawNext()
    {
        if (_count == _known.Length)
        {
            Grow();
        }

        long begin = Math.Min(SimTime.Max, _lastEnd + _gap.SampleTime(stream));
        _lastEnd = Math.Min(SimTime.Max, begin + pauses.Length.SampleTime(stream));
        _known[(_first + _count++) & (_known.Length - 1)] = (begin, _lastEnd);
    }

    private void Grow()
    {
        var longer = new (long Begin, long End)[_known.Length * 2];
        for (int i = 0; i < _count; i++)
        {
            longer[i] = _known[(_first + i) & (_known.Length - 1)];
        }

        (_known, _first) = (longer, 0);
    }
}
