using Windtunnel.Kernel.Chance;

namespace Windtunnel.Kernel.Stations.Caches;

/// <summary>Hits with one probability for every key; a flush has no effect that a typed ratio could express.</summary>
internal sealed class TypedCache(double hitRatio) : CacheState
{
    public override void Set(long key, long now)
    {
    }

    public override void Delete(long key, long now)
    {
    }

    public override void Flush(long now)
    {
    }

    protected override bool Lookup(long key, long now, Draw draw) => draw.NextChance(hitRatio);
}
