using Windtunnel.Kernel.Chance;

namespace Windtunnel.Kernel.Stations.Caches;

/// <summary>Hits with one probability for every key; a flush has no effect that a typed ratio could express.</summary>
internal sealed class TypedCache(string name, double hitRatio, ulong seed) : CacheState
{
    private readonly RandomStream _stream = new(seed, RandomStream.IdOf(name + "/hit"));

    public override void Set(long key, long now)
    {
    }

    public override void Delete(long key)
    {
    }

    public override void Flush(long now)
    {
    }

    protected override bool Lookup(long key, long now) => _stream.NextChance(hitRatio);
}
