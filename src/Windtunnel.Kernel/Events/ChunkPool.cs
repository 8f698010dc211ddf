using System.Runtime.CompilerServices;

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

    public Event this[int index] => _events[index];

    /// <summary>The index after one at which there is an event: the next place, or the start of the linked chunk.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int After(int index)
    {
        index++;
        return (index & LinkPlace) == LinkPlace ? LinkAt(index) : index;
    }

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

    /// <summary>Gives the chunks of a list back; the list must not be used again.</summary>
    public void Release(in ChunkList list)
    {
        if (list.Count == 0)
        {
            return;
        }

        // The whole list goes in front of the free ones by one link, without walking it.
        _events[list.End | LinkPlace] = new Event(_free, 0);
        _free = list.Head & ~LinkPlace;
    }

    public void Clear() => (_free, _unused) = (None, 0);

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
                Array.Resize(ref _events, _events.Length * 2);
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
