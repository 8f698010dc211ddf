namespace Windtunnel.Kernel.Stations;

/// <summary>First-in-first-out queue of request slots, linked through the requests themselves.</summary>
/// <remarks>A request that gives up stays linked until it reaches the head or a sweep, so that leaving costs nothing; it no longer counts in the length.</remarks>
internal struct RequestQueue
{
    public int Head;
    public int Tail;
    public int Length;
    public int LengthMax;
    public int Dead;

    public static RequestQueue Empty => new() { Head = -1, Tail = -1 };
}
