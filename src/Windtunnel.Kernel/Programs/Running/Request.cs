using System.Runtime.CompilerServices;

namespace Windtunnel.Kernel.Programs.Running;

/// <summary>A request in flight, 32 bytes: two share a cache line and none straddles one, which is why it is not one array per field.</summary>
internal struct Request
{
    private const byte TracedBit = 0x80;

    /// <summary>When it arrived [ns].</summary>
    public long Start;

    /// <summary>When its present wait or service began: its arrival at the station [ns].</summary>
    public long Mark;

    /// <summary>By state: the next in the queue, the next free slot, the instance that serves it, what it waits for, or the partition it goes to.</summary>
    public int Link;

    /// <summary>What only some requests need, or −1.</summary>
    public int Side;

    private uint _ordinalLow;

    /// <summary>The step it is at.</summary>
    public ushort Pc;
    public RequestState State;
    private byte _ordinalHigh;

    /// <summary>How many requests of its program came before it, up to 5·10¹¹: who it is, whatever slot it has.</summary>
    public readonly ulong Ordinal
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => ((ulong)(uint)(_ordinalHigh & ~TracedBit) << 32) | _ordinalLow;
    }

    public readonly bool IsTraced => (_ordinalHigh & TracedBit) != 0;

    /// <summary>Says who it is, untraced.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Begin(long ordinal)
    {
        _ordinalLow = (uint)ordinal;
        _ordinalHigh = (byte)((ordinal >> 32) & ~TracedBit);
    }

    public void BeginTrace() => _ordinalHigh |= TracedBit;

    public void EndTrace() => _ordinalHigh = (byte)(_ordinalHigh & ~TracedBit);
}
