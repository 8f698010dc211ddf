namespace Windtunnel.Kernel.Stations.Batches;

/// <summary>How many events of windows that overlap began in each stretch of time between two starts of a window, and came in time.</summary>
/// <remarks>So that an event waits once, however many windows it belongs to (panes: Li et al., SIGMOD Record 34(1), 2005).</remarks>
internal sealed class Panes
{
    private readonly long _every;
    private readonly long _late;
    private readonly long _count;
    private readonly long[] _events;
    private readonly long[] _panes;

    /// <param name="length">Length of a window [ns].</param>
    /// <param name="every">Time between the starts of two windows, a part of the length [ns].</param>
    /// <param name="late">How long a window is kept open after its end [ns].</param>
    public Panes(long length, long every, long late)
    {
        (_every, _late, _count) = (every, late, length / every);
        _events = new long[_count + (late / every) + 2];
        _panes = new long[_events.Length];
    }

    /// <summary>Counts an event that began at a time [ns].</summary>
    public void Add(long origin) => At(origin / _every)++;

    /// <summary>Events of the window that closes now, those that came before included.</summary>
    public int Closing(long now)
    {
        long end = (now - _late) / _every;
        long sum = 0;
        for (long pane = Math.Max(0, end - _count); pane < end; pane++)
        {
            sum += At(pane);
        }

        return (int)Math.Min(int.MaxValue, sum);
    }

    // The place of a pane long past is that of a later one.
    private ref long At(long pane)
    {
        long place = pane % _events.Length;
        if (_panes[place] != pane)
        {
            (_panes[place], _events[place]) = (pane, 0);
        }

        return ref _events[place];
    }
}
