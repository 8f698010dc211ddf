namespace Windtunnel.Kernel.Stations.Sharing;

/// <summary>A request at cores that are shared.</summary>
internal struct SharedJob
{
    /// <summary>What the order goes by, smallest first; its meaning is that of the discipline.</summary>
    public Int128 Key;

    /// <summary>How many came to the instance before it; settles which of two with the same key is first.</summary>
    public long Sequence;

    /// <summary>Service it asks for in all [ns].</summary>
    public long Work;

    /// <summary>Service it has not got yet when it last began to wait or to be served [ns]; processor sharing has it from the key.</summary>
    public long Left;

    public int Slot;

    public readonly bool IsBefore(in SharedJob other) => Key < other.Key || (Key == other.Key && Sequence < other.Sequence);
}
