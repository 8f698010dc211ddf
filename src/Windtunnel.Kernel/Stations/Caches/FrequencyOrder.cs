namespace Windtunnel.Kernel.Stations.Caches;

/// <summary>Least used first, of those the one not used for the longest time: a binary heap that knows where each entry is.</summary>
internal sealed class FrequencyOrder(int entries) : EntryOrder
{
    private readonly int[] _heap = new int[entries];
    private readonly int[] _place = new int[entries];
    private readonly long[] _uses = new long[entries];
    private readonly long[] _lastUse = new long[entries];
    private int _count;
    private long _clock;

    public override void Add(int entry)
    {
        _uses[entry] = 1;
        _lastUse[entry] = ++_clock;
        Put(_count, entry);
        Rise(_count++);
    }

    public override void Use(int entry)
    {
        _uses[entry]++;
        _lastUse[entry] = ++_clock;
        Sink(_place[entry]);
    }

    public override void Remove(int entry)
    {
        int place = _place[entry];
        int last = _heap[--_count];
        if (last != entry)
        {
            Put(place, last);
            Rise(place);
            Sink(_place[last]);
        }
    }

    public override void Move(int from, int to)
    {
        _uses[to] = _uses[from];
        _lastUse[to] = _lastUse[from];
        Put(_place[from], to);
    }

    public override int First() => _heap[0];

    public override void Clear() => _count = 0;

    private void Put(int place, int entry)
    {
        _heap[place] = entry;
        _place[entry] = place;
    }

    private bool IsBefore(int a, int b) => _uses[a] != _uses[b] ? _uses[a] < _uses[b] : _lastUse[a] < _lastUse[b];

    private void Rise(int place)
    {
        int entry = _heap[place];
        while (place > 0 && IsBefore(entry, _heap[(place - 1) / 2]))
        {
            Put(place, _heap[(place - 1) / 2]);
            place = (place - 1) / 2;
        }

        Put(place, entry);
    }

    private void Sink(int place)
    {
        int entry = _heap[place];
        for (int child = (2 * place) + 1; child < _count; child = (2 * place) + 1)
        {
            child += child + 1 < _count && IsBefore(_heap[child + 1], _heap[child]) ? 1 : 0;
            if (!IsBefore(_heap[child], entry))
            {
                break;
            }

            Put(place, _heap[child]);
            place = child;
        }

        Put(place, entry);
    }
}
