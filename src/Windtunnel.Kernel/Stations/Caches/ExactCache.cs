using Windtunnel.Kernel.Chance;

namespace Windtunnel.Kernel.Stations.Caches;

/// <summary>Every entry of a cache, in arrays allocated once.</summary>
internal sealed class ExactCache : CacheState
{
    private readonly CachePolicy _policy;
    private readonly long _ttl;
    private readonly Lifespans _lifespans;
    private readonly RandomStream _stream;
    private readonly KeyMap _map;
    private readonly long[] _keys;
    private readonly long[] _expiry;
    private readonly EntryOrder _order;
    private int _count;

    public ExactCache(string name, int entries, CachePolicy policy, long ttl, Lifespans lifespans, ulong seed)
    {
        _policy = policy;
        _ttl = ttl;
        _lifespans = lifespans;
        _stream = new RandomStream(seed, RandomStream.IdOf(name + "/eviction"));
        _map = new KeyMap(entries);
        _keys = new long[entries];
        _expiry = new long[entries];
        _order = policy switch
        {
            CachePolicy.LeastFrequentlyUsed => new FrequencyOrder(entries),
            CachePolicy.Random => new NoOrder(),
            _ => new ListOrder(entries),
        };
    }

    public override void Set(long key, long now)
    {
        key = _lifespans.NameOf(key, now);
        int entry = _map.Find(key);
        if (entry < 0)
        {
            entry = _count < _keys.Length ? _count++ : Evict();
            _keys[entry] = key;
            _map.Add(key, entry);
            _order.Add(entry);
        }
        else if (_policy == CachePolicy.LeastRecentlyUsed)
        {
            _order.Use(entry);
        }

        _expiry[entry] = now > long.MaxValue - _ttl ? long.MaxValue : now + _ttl;
    }

    public override void Delete(long key, long now)
    {
        int entry = _map.Find(_lifespans.NameOf(key, now));
        if (entry >= 0)
        {
            Remove(entry);
        }
    }

    public override void Flush(long now)
    {
        _map.Clear();
        _order.Clear();
        _count = 0;
    }

    // From the last on, so that the entry that moves into a place that becomes free has been looked at.
    public override void FlushShard(GroupState group, DataSet data, int shard)
    {
        for (int entry = _count - 1; entry >= 0; entry--)
        {
            if (group.ShardOf(_lifespans.PlaceOf(_keys[entry]), data) == shard)
            {
                Remove(entry);
            }
        }
    }

    protected override bool Lookup(long key, long now, Draw draw)
    {
        int entry = _map.Find(_lifespans.NameOf(key, now));
        if (entry < 0)
        {
            return false;
        }

        if (now >= _expiry[entry])
        {
            Remove(entry);
            return false;
        }

        if (_policy is CachePolicy.LeastRecentlyUsed or CachePolicy.LeastFrequentlyUsed)
        {
            _order.Use(entry);
        }

        return true;
    }

    private int Evict()
    {
        int victim = _policy == CachePolicy.Random ? _stream.NextIndex(_keys.Length) : _order.First();
        _map.Remove(_keys[victim]);
        _order.Remove(victim);
        return victim;
    }

    // The last entry moves into the place that becomes free, so that the entries stay dense and a random victim is one draw.
    private void Remove(int entry)
    {
        _map.Remove(_keys[entry]);
        _order.Remove(entry);
        int last = --_count;
        if (entry == last)
        {
            return;
        }

        _map.Remove(_keys[last]);
        _map.Add(_keys[last], entry);
        _keys[entry] = _keys[last];
        _expiry[entry] = _expiry[last];
        _order.Move(last, entry);
    }
}
