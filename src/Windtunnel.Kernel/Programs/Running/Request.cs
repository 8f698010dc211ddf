namespace Windtunnel.Kernel.Programs.Running;

/// <summary>A request in flight, 32 bytes: two share a cache line and none straddles one, which is why it is not one array per field.</summary>
internal struct Request
{
    /// <summary>When it arrived [ns].</summary>
    public long Start;

    /// <summary>When its present wait or service began: its arrival at the station [ns].</summary>
    public long Mark;

    /// <summary>By state: the next in the queue, the next free slot, the instance that serves it, or what it waits for.</summary>
    public int Link;

    /// <summary>What only some requests need, or −1.</summary>
    public int Side;

    /// <summary>Changes whenever a timer set for this slot must no longer ring.</summary>
    public uint Generation;

    /// <summary>The step it is at.</summary>
    public ushort Pc;
    public RequestState State;
    public bool IsTraced;
}
