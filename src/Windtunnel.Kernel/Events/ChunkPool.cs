using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;

namespace Windtunnel.Kernel.Events;

/// <summary>The memory of all unsorted events: chunks of 512 bytes, 31 events and a link to the next chunk, reused last first.</summary>
internal sealed class ChunkPool
{
    /// <summary>Which place of a chunk holds the link.</summary>
    public const int LinkPlace = 31;

    private const int ChunkLength = 32;
    private const int None = -1;

    private Event[] _events = new Event[64 * ChunkLength];
    private int _free = None;
    private int _unused;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(ref ChunkList list, Event added)
    {
        int end = list.End;
        if ((end & LinkPlace) == LinkPlace)
        {
            end = AddChunk(ref list);
        }

        _events[end] = added;
        list.End = end + 1;
        list.Count++;
    }

    /// <summary>Takes the first chunk of a list: its events are copied and it is free again, while still in the nearest cache.</summary>
    /// <param name="list">A list that is not empty; loses the chunk.</param>
    /// <param name="into">Room for at least <see cref="LinkPlace"/> events, or for the rest of the list.</param>
    /// <returns>How many events were taken.</returns>
    public int TakeChunk(ref ChunkList list, Span<Event> into)
    {
        Event[] events = _events;
        int start = list.Head;
        int count = Math.Min(list.Count, LinkPlace);
        events.AsSpan(start, count).CopyTo(into);
        list.Count -= count;
        if (list.Count > 0)
        {
            list.Head = LinkAt(start + LinkPlace);
            Prefetch(events, list.Head);
        }

        events[start + LinkPlace] = new Event(_free, 0);
        _free = start;
        return count;
    }

    public void Clear() => (_free, _unused) = (None, 0);

    /// <summary>Fetches the next chunk while this one is dealt, for chunks of one list lie anywhere.</summary>
    /// <remarks>
    /// With a million pending a hold cost 1.0 to 1.2 times that with a thousand, and 1.2 to 1.7 without (bench W4, 2026-11-21). A hint cannot fault, so the
    /// chunks need no pinning.
    /// </remarks>
    private static unsafe void Prefetch(Event[] events, int chunk)
    {
        if (Sse.IsSupported)
        {
            byte* at = (byte*)Unsafe.AsPointer(ref events[chunk]);
            for (int line = 0; line < 8; line++)
            {
                Sse.Prefetch0(at + (line * 64));
            }
        }
    }

    private int LinkAt(int place) => (int)_events[place].Time;

    [MethodImpl(MethodImplOptions.NoInlining)]
    private int AddChunk(ref ChunkList list)
    {
        int start = _free;
        if (start != None)
        {
            _free = LinkAt(start + LinkPlace);
        }
        else
        {
            start = _unused;
            _unused += ChunkLength;
            if (_unused > _events.Length)
            {
                // By a quarter, so that a large run holds little more than its events; both lengths are whole chunks.
                Array.Resize(ref _events, _events.Length + (_events.Length / 4 & ~LinkPlace));
            }
        }

        if (list.Count == 0)
        {
            list.Head = start;
        }
        else
        {
            _events[list.End] = new Event(start, 0);
        }

        return start;
    }
}
