using System.Runtime.CompilerServices;

namespace Windtunnel.Kernel.Events;

/// <summary>Something that will happen: when, of which kind, and to which slot. 16 bytes.</summary>
/// <remarks>
/// The tag holds the kind (6 bits), the rank (34 bits) and the slot (24 bits: 1.7·10⁷ at once), so that comparing tags compares kinds first and then ranks.
/// Nothing in it depends on the order of scheduling: what happens at one time happens in an order that belongs to the model (docs/decisions/0004).
/// </remarks>
public readonly struct Event : IEquatable<Event>
{
    /// <summary>The highest kind.</summary>
    public const int KindMax = (1 << KindBits) - 1;

    /// <summary>The highest slot.</summary>
    public const int SlotMax = (1 << SlotBits) - 1;

    /// <summary>The highest rank; of a higher one the lower bits count.</summary>
    public const ulong RankMax = (1UL << RankBits) - 1;

    private const int KindBits = 6;
    private const int SlotBits = 24;
    private const int RankBits = 64 - KindBits - SlotBits;

    internal Event(long time, ulong tag)
    {
        Time = time;
        Tag = tag;
    }

    /// <summary>When it happens [ns].</summary>
    public long Time { get; }

    /// <summary>What happens; 0 to <see cref="KindMax"/>. The meaning is the caller's; of two events at one time the lower kind is first.</summary>
    public int Kind => (int)(Tag >> (RankBits + SlotBits));

    /// <summary>To whom it happens; 0 to <see cref="SlotMax"/>. The meaning is the caller's.</summary>
    public int Slot => (int)Tag & SlotMax;

    /// <summary>Settles which of two of one kind at the same time is first: the lower; 0 to <see cref="RankMax"/>.</summary>
    public ulong Rank => (Tag >> SlotBits) & RankMax;

    internal ulong Tag { get; }

    public static bool operator ==(Event left, Event right) => left.Equals(right);

    public static bool operator !=(Event left, Event right) => !left.Equals(right);

    public bool Equals(Event other) => Time == other.Time && Tag == other.Tag;

    public override bool Equals(object? obj) => obj is Event other && Equals(other);

    public override int GetHashCode() => HashCode.Combine(Time, Tag);

    public override string ToString() => $"{Time} ns kind {Kind} rank {Rank} slot {Slot}";

    /// <summary>Comes after every event there is.</summary>
    internal static Event Never => new(long.MaxValue, ulong.MaxValue);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static bool IsBefore(Event left, Event right) => left.Time < right.Time | (left.Time == right.Time & left.Tag < right.Tag);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static ulong TagOf(int kind, ulong rank, int slot)
    {
        if ((uint)kind > KindMax || (uint)slot > SlotMax)
        {
            ThrowOutOfRange(kind, slot);
        }

        return ((ulong)(uint)kind << (RankBits + SlotBits)) | ((rank & RankMax) << SlotBits) | (uint)slot;
    }

    private static void ThrowOutOfRange(int kind, int slot) => throw new ArgumentOutOfRangeException(
        nameof(slot),
        $"An event of kind {kind} for slot {slot} does not fit: at most {KindMax} and {SlotMax}.");
}
