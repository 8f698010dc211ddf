using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Windtunnel.Kernel.Events;

/// <summary>Searches and sorts a handful of events by time without branches that cannot be predicted.</summary>
internal static class EventSort
{
    /// <summary>The most events that are sorted by counting; longer lists come in order already.</summary>
    public const int RankedMax = NearList.Target;

    private const int Lanes = 8;
    private const int LanesPerEvent = 2;
    private const int EventsPerVector = Lanes / LanesPerEvent;
    private const ulong TimeLanes = 0b0101_0101;
    private const int IndexBits = 6;
    private const int CountedMax = 256;

    /// <summary>How many of the sorted events happen at or before a time.</summary>
    /// <remarks>Four at a time are counted and not halved, because each step of a halving waits for the one before it.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int CountUpTo(ReadOnlySpan<Event> sorted, long time)
    {
        if (sorted.Length > CountedMax)
        {
            return CountHalving(sorted, time);
        }

        ref long lanes = ref Unsafe.As<Event, long>(ref MemoryMarshal.GetReference(sorted));
        Vector512<long> bound = Vector512.Create(time);
        int count = 0;
        int i = 0;
        for (; i <= sorted.Length - EventsPerVector; i += EventsPerVector)
        {
            Vector512<long> four = Vector512.LoadUnsafe(ref lanes, (nuint)(i * LanesPerEvent));
            count += BitOperations.PopCount(Vector512.LessThanOrEqual(four, bound).ExtractMostSignificantBits() & TimeLanes);
        }

        for (; i < sorted.Length; i++)
        {
            count += sorted[i].Time <= time ? 1 : 0;
        }

        return count;
    }

    /// <summary>Sorts events by time and leaves those of one time in their order.</summary>
    /// <param name="events">The events; more than <see cref="RankedMax"/> only if they are nearly in order.</param>
    /// <param name="scratch">Room for <see cref="RankedMax"/> events; overwritten.</param>
    public static void Sort(Span<Event> events, Span<Event> scratch)
    {
        long first = long.MaxValue;
        long last = 0;
        foreach (Event each in events)
        {
            first = Math.Min(first, each.Time);
            last = Math.Max(last, each.Time);
        }

        if (events.Length > RankedMax || (last - first) >> (63 - IndexBits) != 0)
        {
            SortByInsertion(events);
        }
        else
        {
            SortByRank(events, scratch, first);
        }
    }

    /// <summary>The place of each event is the number of keys below its own; the index in the low bits makes every key different.</summary>
    [SkipLocalsInit]
    private static void SortByRank(Span<Event> events, Span<Event> scratch, long first)
    {
        Span<long> keys = stackalloc long[RankedMax + Lanes];
        for (int i = 0; i < events.Length; i++)
        {
            keys[i] = ((events[i].Time - first) << IndexBits) | (uint)i;
        }

        keys.Slice(events.Length, Lanes).Fill(long.MaxValue);
        events.CopyTo(scratch);
        ref long lanes = ref MemoryMarshal.GetReference(keys);
        for (int i = 0; i < events.Length; i++)
        {
            Vector512<long> key = Vector512.Create(keys[i]);
            int rank = 0;
            for (int j = 0; j < events.Length; j += Lanes)
            {
                rank += BitOperations.PopCount(Vector512.LessThan(Vector512.LoadUnsafe(ref lanes, (nuint)j), key).ExtractMostSignificantBits());
            }

            events[rank] = scratch[i];
        }
    }

    private static void SortByInsertion(Span<Event> events)
    {
        for (int i = 1; i < events.Length; i++)
        {
            Event moved = events[i];
            int place = i;
            while (place > 0 && events[place - 1].Time > moved.Time)
            {
                events[place] = events[place - 1];
                place--;
            }

            events[place] = moved;
        }
    }

    private static int CountHalving(ReadOnlySpan<Event> sorted, long time)
    {
        int low = 0;
        int length = sorted.Length;
        while (length > 0)
        {
            int half = length >> 1;
            bool isUpTo = sorted[low + half].Time <= time;
            low = isUpTo ? low + half + 1 : low;
            length = isUpTo ? length - half - 1 : half;
        }

        return low;
    }
}
