using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Windtunnel.Kernel.Events;

/// <summary>The few events that happen next, sorted.</summary>
/// <remarks>A structure inside the queue that owns it, so that reaching an event takes one load fewer.</remarks>
internal struct NearList()
{
    /// <summary>How many events the list is filled with at most, unless more share a single time.</summary>
    public const int Target = 32;

    // With 100 pending a hold takes 46 ns when spilling above 128 and 52 above 64; above 192 a thousand pending suffer (bench W4, 2026-11-25).
    private const int SpillAbove = 128;

    private const int Pair = 2;
    private const int LongsPerEvent = 2;

    private readonly Event[] _scratch = new Event[EventSort.RankedMax];
    private Event[] _events = new Event[512];
    private int _head = 128;
    private int _end = 128;
    private int _countMax = SpillAbove;

    /// <summary>The time [ns] up to which events belong here, itself excluded.</summary>
    public long End { get; private set; } = long.MaxValue;

    public readonly int Count => _end - _head;

    public readonly bool IsOverfull => _end - _head > _countMax;

    public readonly Event First => _events[_head];

    public readonly long FirstTime => _head < _end ? _events[_head].Time : long.MaxValue;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Event Take() => _events[_head++];

    public void Clear()
    {
        _head = _end = _events.Length / 4;
        End = long.MaxValue;
        _countMax = SpillAbove;
    }

    /// <summary>Adds an event, looking for its place from the end: one branch is guessed wrong, where a search and a choice of side are three.</summary>
    public void Insert(Event added)
    {
        MakeRoom();
        Event[] events = _events;
        int head = _head;
        int place = _end++;

        // Two at a time while both are later, then whichever of them is.
        ref Event first = ref MemoryMarshal.GetArrayDataReference(events);
        while (place - Pair >= head && added.Time < Unsafe.Add(ref first, place - Pair).Time)
        {
            place -= Pair;
            ref long from = ref Unsafe.As<Event, long>(ref Unsafe.Add(ref first, place));
            Vector256.LoadUnsafe(ref from).StoreUnsafe(ref from, LongsPerEvent);
        }

        while (place > head && Event.IsBefore(added, events[place - 1]))
        {
            events[place] = events[place - 1];
            place--;
        }

        events[place] = added;
    }

    /// <summary>Adds an event that is likely to be among the next, looking for its place from the front.</summary>
    public void InsertSoon(Event added)
    {
        MakeRoom();
        Event[] events = _events;
        int end = _end;
        int place = _head--;
        while (place < end && Event.IsBefore(events[place], added))
        {
            events[place - 1] = events[place];
            place++;
        }

        events[place - 1] = added;
    }

    /// <summary>Fills the empty list from a bucket and gives its chunks back.</summary>
    /// <param name="pool">Where the bucket lies.</param>
    /// <param name="bucket">The events, in any order.</param>
    /// <param name="end">The time [ns] up to which events belong here from now on, itself excluded.</param>
    public void Fill(ChunkPool pool, in ChunkList bucket, long end)
    {
        _head = _end = 0;
        Centre(bucket.Count);
        _countMax = bucket.Count + SpillAbove - Target;
        End = end;
        _end = _head + bucket.Count;
        ChunkList left = bucket;
        for (int at = _head; left.Count > 0;)
        {
            at += pool.TakeChunk(ref left, _events.AsSpan(at));
        }

        EventSort.Sort(_events.AsSpan(_head, bucket.Count), _scratch);
    }

    /// <summary>Cuts the list after about <see cref="Target"/> events and moves the rest to a bucket.</summary>
    /// <returns>Whether there was anything to cut: not when all events share one time.</returns>
    public bool TryCut(ChunkPool pool, out ChunkList cut, out long start, out long last)
    {
        // The cut never parts events of one time: those left all lie before the new end, those cut at it or after.
        cut = ChunkList.Empty;
        last = _events[_end - 1].Time;
        long keep = _events[_head + Target - 1].Time;
        int at = keep < last ? UpperBound(keep) : UpperBound(keep - 1);
        start = _events[at].Time;
        if (at == _head)
        {
            _countMax = 2 * Count;
            return false;
        }

        for (int i = at; i < _end; i++)
        {
            pool.Add(ref cut, _events[i]);
        }

        _end = at;
        End = start;
        _countMax = SpillAbove;
        return true;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void MakeRoom()
    {
        if (_head == 0 || _end == _events.Length)
        {
            Centre(Count);
        }
    }

    private void Centre(int room)
    {
        int count = Count;
        Event[] old = _events;
        if (room * 4 > old.Length)
        {
            _events = new Event[old.Length * 2 > room * 4 ? old.Length * 2 : room * 4];
        }

        int start = (_events.Length - Math.Max(room, count)) / 2;
        Array.Copy(old, _head, _events, start, count);
        (_head, _end) = (start, start + count);
    }

    private readonly int UpperBound(long time) => _head + EventSort.CountUpTo(_events.AsSpan(_head, _end - _head), time);
}
