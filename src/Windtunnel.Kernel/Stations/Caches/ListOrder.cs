namespace Windtunnel.Kernel.Stations.Caches;

/// <summary>Oldest first: a doubly linked list through two arrays.</summary>
internal sealed class ListOrder : EntryOrder
{
    private readonly int[] _next;
    private readonly int[] _previous;
    private readonly int _end;

    public ListOrder(int entries)
    {
        _next = new int[entries + 1];
        _previous = new int[entries + 1];
        _end = entries;
        Clear();
    }

    public override void Add(int entry)
    {
        int last = _previous[_end];
        _next[last] = entry;
        _previous[entry] = last;
        _next[entry] = _end;
        _previous[_end] = entry;
    }

    public override void Use(int entry)
    {
        Remove(entry);
        Add(entry);
    }

    public override void Remove(int entry)
    {
        _next[_previous[entry]] = _next[entry];
        _previous[_next[entry]] = _previous[entry];
    }

    public override void Move(int from, int to)
    {
        (_next[to], _previous[to]) = (_next[from], _previous[from]);
        _next[_previous[to]] = to;
        _previous[_next[to]] = to;
    }

    public override int First() => _next[_end];

    public override void Clear() => _next[_end] = _previous[_end] = _end;
}
