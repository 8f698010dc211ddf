using System.Numerics;
using System.Runtime.CompilerServices;

namespace Windtunnel.Kernel.Stations;

/// <summary>When each core of an instance will be free, so that a first-come-first-served service can be worked out when its request arrives.</summary>
/// <remarks>
/// Cores that are free are not in the list. When all seem taken, one pass throws out those that have become free meanwhile: with a third of many cores free that
/// is a few comparisons a request. Where hardly any are free the list is a heap for a while, and afterwards an unsorted list again.
/// </remarks>
internal sealed class CoreTimes(int cores)
{
    private const int HeapFrom = 16;
    private const int HeapWhenFree = 8;

    private long[] _ends = new long[Math.Min(cores, 16)];
    private int _taken;
    private int _place;
    private int _heapVisits;

    // Starts of service that lie ahead, in order: a queue needs only its length.
    private long[] _starts = new long[16];
    private int _first;
    private int _waiting;

    /// <summary>When a request that arrives now gets a core; <see cref="Take"/> has to follow.</summary>
    /// <param name="arrival">When it arrives [ns]; not before the one before it.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public long StartOf(long arrival)
    {
        if (_taken < _ends.Length)
        {
            _place = _taken;
            return arrival;
        }

        return StartWhenFull(arrival);
    }

    /// <summary>Gives the core to the request that <see cref="StartOf"/> was asked for.</summary>
    /// <param name="end">When it gives it back [ns].</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Take(long end)
    {
        if (_place == _taken)
        {
            _ends[_taken++] = end;
        }
        else if (_heapVisits > 0)
        {
            Sink(0, end);
        }
        else
        {
            _ends[_place] = end;
        }
    }

    /// <summary>Notes a request that has to wait.</summary>
    /// <param name="arrival">When it arrives [ns].</param>
    /// <param name="start">When it gets a core [ns]; later.</param>
    /// <returns>How many wait now, with it.</returns>
    public int Wait(long arrival, long start)
    {
        int mask = _starts.Length - 1;
        while (_waiting > 0 && _starts[_first & mask] <= arrival)
        {
            _first++;
            _waiting--;
        }

        if (_waiting == _starts.Length)
        {
            GrowStarts();
            mask = _starts.Length - 1;
        }

        _starts[(_first + _waiting++) & mask] = start;
        return _waiting;
    }

    private long StartWhenFull(long arrival)
    {
        if (_heapVisits > 1)
        {
            _heapVisits--;
            _place = 0;
            return Math.Max(arrival, _ends[0]);
        }

        _heapVisits = 0;
        int all = _taken;
        Sweep(arrival);
        int free = all - _taken;
        if (all < cores)
        {
            if (free * 2 < all)
            {
                Array.Resize(ref _ends, (int)Math.Min(cores, 2L * all));
            }
        }
        else if (all > HeapFrom && free * HeapWhenFree < all)
        {
            BeginHeap(arrival);
            _place = 0;
            return Math.Max(arrival, _ends[0]);
        }

        if (_taken < _ends.Length)
        {
            _place = _taken;
            return arrival;
        }

        _place = Earliest();
        return _ends[_place];
    }

    /// <summary>Throws out the cores that are free by now; none of them is known in advance, so they are counted and not asked one by one.</summary>
    private void Sweep(long now)
    {
        Span<long> ends = _ends.AsSpan(0, _taken);
        int left = 0;
        foreach (long end in ends)
        {
            ends[left] = end;
            left += Unsafe.BitCast<bool, byte>(end > now);
        }

        _taken = left;
    }

    private int Earliest()
    {
        long[] ends = _ends;
        int earliest = 0;
        for (int i = 1; i < ends.Length; i++)
        {
            earliest = ends[i] < ends[earliest] ? i : earliest;
        }

        return earliest;
    }

    private void BeginHeap(long now)
    {
        _ends.AsSpan(_taken).Fill(now);
        _taken = _ends.Length;
        _heapVisits = _ends.Length;
        for (int i = (_taken / 2) - 1; i >= 0; i--)
        {
            Sink(i, _ends[i]);
        }
    }

    private void Sink(int place, long end)
    {
        long[] ends = _ends;
        int child = (2 * place) + 1;
        while (child < ends.Length)
        {
            child += child + 1 < ends.Length && ends[child + 1] < ends[child] ? 1 : 0;
            if (end <= ends[child])
            {
                break;
            }

            ends[place] = ends[child];
            place = child;
            child = (2 * place) + 1;
        }

        ends[place] = end;
    }

    private void GrowStarts()
    {
        var larger = new long[(int)BitOperations.RoundUpToPowerOf2((uint)_starts.Length + 1)];
        for (int i = 0; i < _waiting; i++)
        {
            larger[i] = _starts[(_first + i) & (_starts.Length - 1)];
        }

        (_starts, _first) = (larger, 0);
    }
}
