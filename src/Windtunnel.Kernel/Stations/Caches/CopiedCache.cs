using Windtunnel.Kernel.Chance;

namespace Windtunnel.Kernel.Stations.Caches;

/// <summary>Several caches of the same size that each see a part of the requests and know nothing of each other: edges of a network, browsers, processes.</summary>
internal sealed class CopiedCache : CacheState
{
    private readonly CacheState[] _copies;
    private int _chosen;

    public CopiedCache(CacheState[] copies) => (_copies, HasCopies) = (copies, true);

    public static string NameOf(string cache, int copy) => $"{cache}/{copy}";

    public override void Warm(Action<CacheState, string> warm, string name)
    {
        for (int i = 0; i < _copies.Length; i++)
        {
            warm(_copies[i], NameOf(name, i));
        }
    }

    public override void Choose(Draw draw) => _chosen = (int)draw.NextIndex((ulong)_copies.Length);

    public override long FlightOf(long key) => (key * _copies.Length) + _chosen;

    public override void Set(long key, long now) => _copies[_chosen].Set(key, now);

    public override void Delete(long key, long now)
    {
        foreach (CacheState copy in _copies)
        {
            copy.Delete(key, now);
        }
    }

    public override void Flush(long now)
    {
        foreach (CacheState copy in _copies)
        {
            copy.Flush(now);
        }
    }

    public override void FlushShard(GroupState group, DataSet data, int shard)
    {
        foreach (CacheState copy in _copies)
        {
            copy.FlushShard(group, data, shard);
        }
    }

    protected override bool Lookup(long key, long now, Draw draw) => _copies[_chosen].Get(key, now, draw);
}
