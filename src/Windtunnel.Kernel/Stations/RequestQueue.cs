using Windtunnel.Kernel.Stations.Lines;

namespace Windtunnel.Kernel.Stations;

/// <summary>Queue of request slots: first in first out, linked through the requests themselves, unless it has a line of its own.</summary>
/// <remarks>A request that gives up stays linked until it reaches the head or a sweep, so that leaving costs nothing; it no longer counts in the length.</remarks>
internal struct RequestQueue
{
    public int Head;
    public int Tail;
    public int Length;

    /// <summary>The greatest length that lasted, as of the last change: who comes the moment another leaves has not queued.</summary>
    public int LengthMax;
    public int Dead;
    private long _changedAt;

    /// <summary>Takes note of the length before it changes.</summary>
    /// <param name="now">Simulated time [ns].</param>
    public void Note(long now)
    {
        if (now != _changedAt)
        {
            LengthMax = Math.Max(LengthMax, Length);
            _changedAt = now;
        }
    }

    /// <summary>The order, where it is another one; the links then say nothing.</summary>
    public WaitLine? Line;

    public static RequestQueue Empty => new() { Head = -1, Tail = -1 };
}
