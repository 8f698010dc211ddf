using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Windtunnel.Kernel.Events;

/// <summary>Searches sorted events, and sorts a handful without branches that cannot be predicted.</summary>
internal static class EventSort
{
    /// <summary>The most events that are sorted by counting.</summary>
    public const int RankedMax = NearList.Target;

    private const int Lanes = 8;
    private const int IndexBits = 6;

    /// <summary>How many of the sorted events happen at or before a time.</summary>
    public static int CountUpTo(ReadOnlySpan<Event> sorted, long time)
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

    /// <summary>Sorts events by time and those of one time by their tags.</summary>
    /// <param name="events">The events; more than <see cref="RankedMax"/> usually share a single time.</param>
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
            SortMany(events);
        }
        else
        {
            SortByRank(events, scratch, first);
            SettleTies(events);
        }
    }

    // Counting leaves events of one time as they came; there are hardly ever any, so looking is all this costs.
    private static void SettleTies(Span<Event> events)
    {
        for (int i = 1; i < events.Length; i++)
        {
            if (events[i].Time == events[i - 1].Time && events[i].Tag < events[i - 1].Tag)
            {
                SortByInsertion(events);
                return;
            }
        }
    }

    // Events of one time are mostly scheduled in the order of their ranks, and then there is nothing to do.
    private static void SortMany(Span<Event> events)
    {
        for (int i = 1; i < events.Length; i++)
        {
            if (Event.IsBefore(events[i], events[i - 1]))
            {
                events.Sort(default(ByTimeAndTag));
                return;
            }
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
            while (place > 0 && Event.IsBefore(moved, events[place - 1]))
            {
                events[place] = events[place - 1];
                place--;
            }

            events[place] = moved;
        }
    }

    private readonly struct ByTimeAndTag : IComparer<Event>
    {
        public int Compare(Event x, Event y) => x.Time != y.Time ? x.Time.CompareTo(y.Time) : x.Tag.CompareTo(y.Tag);
    }
}
