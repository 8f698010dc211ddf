namespace Windtunnel.Kernel.Events;

/// <summary>All events beyond the near list, sorted as coarsely as can be got away with.</summary>
/// <remarks>
/// Each deeper rung refines one bucket of the rung above it, and the top is a heap of everything beyond the first rung. All events of one time are always
/// in one place, because they only ever move together; that is why nothing here looks at kinds and ranks.
/// Ladder queue: Tang, Goh and Thng 2005. Chunks, power-of-two widths and the spilling of an over-full near list are ours.
/// </remarks>
internal sealed class Ladder
{
    // About half to all of them are in a bucket, since widths are powers of two. With 8, a hold takes 5 to 20 % longer (bench W4, 2026-11-21).
    private const int EventsPerBucket = 16;

    private readonly ChunkPool _pool = new();
    private readonly Event[] _chunk = new Event[ChunkPool.LinkPlace];
    private Rung[] _rungs;
    private int _depth;
    private ChunkList _top = ChunkList.Empty;
    private long _topMin = long.MaxValue;
    private long _topMax = long.MinValue;

    public Ladder()
    {
        _rungs = [new Rung(_pool), new Rung(_pool), new Rung(_pool)];
    }

    public int Count
    {
        get
        {
            int count = _top.Count;
            foreach (Rung rung in _rungs.AsSpan(0, _depth))
            {
                count += rung.Count;
            }

            return count;
        }
    }

    public void Add(Event added)
    {
        for (int i = _depth - 1; i >= 0; i--)
        {
            Rung rung = _rungs[i];
            if (added.Time < rung.End)
            {
                rung.Add(added);
                return;
            }
        }

        AddToTop(added);
    }

    /// <summary>Fills the empty near list with the events that come next.</summary>
    public void Refill(ref NearList near)
    {
        while (true)
        {
            if (_depth == 0)
            {
                if (_top.Count <= NearList.Target)
                {
                    near.Fill(_pool, _top, long.MaxValue);
                    ClearTop();
                    return;
                }

                (ChunkList top, long min, long max) = (_top, _topMin, _topMax);
                ClearTop();
                Spread(top, min, max + 1);
            }

            Rung rung = _rungs[_depth - 1];
            if (!rung.TryTakeBucket(out ChunkList bucket, out long start, out long end))
            {
                _depth--;
            }
            else if (bucket.Count <= NearList.Target || rung.IsFinest)
            {
                near.Fill(_pool, bucket, end);
                return;
            }
            else
            {
                Spread(bucket, start, end);
            }
        }
    }

    /// <summary>Takes the later part of a near list that has grown too long.</summary>
    /// <remarks>
    /// Rungs that hold little are poured into the new one, so that each is at least twice the next deeper one and there are never more than log₂ n of them:
    /// without that, events scheduled ever earlier would add a rung for every hundred.
    /// </remarks>
    public void Spill(ref NearList near)
    {
        long end = near.End;
        if (!near.TryCut(_pool, out ChunkList spilt, out long start, out long last))
        {
            return;
        }

        if (end == long.MaxValue)
        {
            (_top, _topMin, _topMax) = (spilt, start, last);
            return;
        }

        while (_depth > 0 && _rungs[_depth - 1].Count <= 2 * spilt.Count)
        {
            Rung rung = _rungs[--_depth];
            end = rung.End;
            while (rung.TryTakeBucket(out ChunkList bucket, out _, out _))
            {
                Deal(bucket, ref spilt);
            }
        }

        Spread(spilt, start, end);
    }

    public void Clear()
    {
        _depth = 0;
        ClearTop();
        _pool.Clear();
    }

    private void AddToTop(Event added)
    {
        _pool.Add(ref _top, added);
        _topMin = Math.Min(_topMin, added.Time);
        _topMax = Math.Max(_topMax, added.Time);
    }

    private void ClearTop() => (_top, _topMin, _topMax) = (ChunkList.Empty, long.MaxValue, long.MinValue);

    /// <summary>Lays a new deepest rung over a span of time and deals a list into it.</summary>
    private void Spread(ChunkList list, long start, long end)
    {
        if (_depth == _rungs.Length)
        {
            _rungs = [.. _rungs, new Rung(_pool)];
        }

        Rung rung = _rungs[_depth++];
        rung.Open(start, end, list.Count / EventsPerBucket);
        while (list.Count > 0)
        {
            foreach (Event dealt in _chunk.AsSpan(0, _pool.TakeChunk(ref list, _chunk)))
            {
                rung.Add(dealt);
            }
        }
    }

    private void Deal(ChunkList list, ref ChunkList onto)
    {
        while (list.Count > 0)
        {
            foreach (Event dealt in _chunk.AsSpan(0, _pool.TakeChunk(ref list, _chunk)))
            {
                _pool.Add(ref onto, dealt);
            }
        }
    }
}
