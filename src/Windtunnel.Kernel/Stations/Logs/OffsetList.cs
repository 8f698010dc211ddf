namespace Windtunnel.Kernel.Stations.Logs;

/// <summary>Messages of one partition that are done and not noted as done, in order.</summary>
internal struct OffsetList
{
    public int Head;
    public int Tail;

    public static OffsetList Empty => new() { Head = -1, Tail = -1 };
}

/// <summary>A message that is done and not noted as done.</summary>
internal struct Offset
{
    /// <summary>Its keys, and when it began.</summary>
    public int Side;

    /// <summary>Who it is: how many messages came before it.</summary>
    public long Ordinal;

    /// <summary>When it was sent [ns].</summary>
    public long Start;

    /// <summary>When it was done [ns].</summary>
    public long Done;

    /// <summary>The next of its partition, or −1.</summary>
    public int Next;
}
