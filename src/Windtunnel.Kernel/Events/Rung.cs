using System.Numerics;
using System.Runtime.CompilerServices;

namespace Windtunnel.Kernel.Events;

/// <summary>A span of time cut into at most 1,024 equal buckets of unsorted events.</summary>
/// <remarks>1,024 list heads are 12 kB: they and the last lines of their chunks stay in the nearer caches, however many events are pending.</remarks>
internal sealed class Rung(ChunkPool pool)
{
    private const int BucketsMax = 1024;
    private const int WordBits = 64;

    private readonly ChunkList[] _buckets = new ChunkList[BucketsMax];
    private readonly ulong[] _occupied = new ulong[BucketsMax / WordBits];
    private long _start;
    private int _shift;
    private int _firstWord;

    /// <summary>The time [ns] up to which the rung reaches, itself excluded.</summary>
    public long End { get; private set; }

    public int Count { get; private set; }

    /// <summary>Whether each bucket holds a single time, so that no finer rung could part its events.</summary>
    public bool IsFinest => _shift == 0;

    /// <summary>Prepares an empty rung.</summary>
    /// <param name="start">The first time that belongs to it [ns].</param>
    /// <param name="end">The first time that no longer does [ns]; above <paramref name="start"/>.</param>
    /// <param name="bucketsWanted">About how many buckets; half as many may come out, because widths are powers of two.</param>
    public void Open(long start, long end, int bucketsWanted)
    {
        ulong last = (ulong)(end - start - 1);
        int most = Math.Clamp(bucketsWanted, 2, BucketsMax);
        int shift = Math.Max(0, BitOperations.Log2(last | 1) - BitOperations.Log2((uint)most));
        while ((last >> shift) >= (ulong)most)
        {
            shift++;
        }

        (_start, End, _shift, _firstWord, Count) = (start, end, shift, 0, 0);
        _buckets.AsSpan(0, (int)(last >> shift) + 1).Fill(ChunkList.Empty);
        Array.Clear(_occupied);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(Event added)
    {
        int index = (int)((ulong)(added.Time - _start) >> _shift);
        _occupied[index / WordBits] |= 1UL << index;
        pool.Add(ref _buckets[index], added);
        Count++;
    }

    /// <summary>Takes the first bucket that is not empty, with its span of time.</summary>
    /// <returns>Whether there was one.</returns>
    public bool TryTakeBucket(out ChunkList bucket, out long start, out long end)
    {
        while (_firstWord < _occupied.Length && _occupied[_firstWord] == 0)
        {
            _firstWord++;
        }

        if (_firstWord == _occupied.Length)
        {
            (bucket, start, end) = (ChunkList.Empty, End, End);
            return false;
        }

        ulong word = _occupied[_firstWord];
        _occupied[_firstWord] = word & (word - 1);
        long index = (_firstWord * WordBits) + BitOperations.TrailingZeroCount(word);
        bucket = _buckets[index];
        _buckets[index] = ChunkList.Empty;
        Count -= bucket.Count;
        start = _start + (index << _shift);
        end = Math.Min(End, start + (1L << _shift));
        return true;
    }
}
