using System.Runtime.CompilerServices;

namespace Windtunnel.Kernel.Events;

/// <summary>Something that will happen: when, of which kind, and to which slot. 16 bytes.</summary>
/// <remarks>
/// The tag holds the sequence number (36 bits: 6.9·10¹⁰ events), the kind (4 bits) and the slot (24 bits: 1.7·10⁷ at once), so that comparing tags
/// compares sequence numbers.
/// </remarks>
public readonly struct Event : IEquatable<Event>
{
    /// <summary>The highest kind.</summary>
    public const int KindMax = (1 << KindBits) - 1;

    /// <summary>The highest slot.</summary>
    public const int SlotMax = (1 << SlotBits) - 1;

    /// <summary>The highest sequence number.</summary>
    public const ulong SequenceMax = (1UL << (64 - KindBits - SlotBits)) - 1;

    private const int KindBits = 4;
    private const int SlotBits = 24;

    internal Event(long time, ulong tag)
    {
        Time = time;
        Tag = tag;
    }

    /// <summary>When it happens [ns].</summary>
    public long Time { get; }

    /// <summary>What happens; 0 to <see cref="KindMax"/>. The meaning is the caller's.</summary>
    public int Kind => (int)(Tag >> SlotBits) & KindMax;

    /// <summary>To whom it happens; 0 to <see cref="SlotMax"/>. The meaning is the caller's.</summary>
    public int Slot => (int)Tag & SlotMax;

    /// <summary>How many events were scheduled before this one; settles which of two at the same time is first.</summary>
    public ulong Sequence => Tag >> (KindBits + SlotBits);

    internal ulong Tag { get; }

    public static bool operator ==(Event left, Event right) => left.Equals(right);

    public static bool operator !=(Event left, Event right) => !left.Equals(right);

    public bool Equals(Event other) => Time == other.Time && Tag == other.Tag;

    public override bool Equals(object? obj) => obj is Event other && Equals(other);

    public override int GetHashCode() => HashCode.Combine(Time, Tag);

    public override string ToString() => $"{Time} ns #{Sequence} kind {Kind} slot {Slot}";

    /// <summary>Comes after every event there is.</summary>
    internal static Event Never => new(long.MaxValue, ulong.MaxValue);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static ulong TagOf(ulong sequence, int kind, int slot)
    {
        if (sequence > SequenceMax || (uint)kind > KindMax || (uint)slot > SlotMax)
        {
            ThrowOutOfRange(sequence, kind, slot);
        }

        return (((sequence << KindBits) | (uint)kind) << SlotBits) | (uint)slot;
    }

    private static void ThrowOutOfRange(ulong sequence, int kind, int slot) => throw new ArgumentOutOfRangeException(
        nameof(slot),
        $"Event {sequence} of kind {kind} for slot {slot} does not fit: at most {SequenceMax}, {KindMax} and {SlotMax}.");
}
