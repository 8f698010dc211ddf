using Windtunnel.Kernel.Chance;

namespace Windtunnel.Kernel.Stations.Caches;

/// <summary>A cache during a run.</summary>
internal abstract class CacheState
{
    public long Hits { get; private set; }

    public long Misses { get; private set; }

    /// <summary>Misses that waited for another request's fetch of the same key.</summary>
    public long Shared { get; set; }

    /// <summary>Its place among the caches of the model.</summary>
    public int Index { get; set; }

    /// <summary>The keys being fetched by gets whose misses wait for one fetch.</summary>
    public FlightTable Flights { get; } = new();

    public bool Get(long key, long now, Draw draw)
    {
        bool isHit = Lookup(key, now, draw);
        Hits += isHit ? 1 : 0;
        Misses += isHit ? 0 : 1;
        return isHit;
    }

    public abstract void Set(long key, long now);

    public abstract void Delete(long key);

    public abstract void Flush(long now);

    public void Reset() => Hits = Misses = Shared = 0;

    /// <param name="key">The key.</param>
    /// <param name="now">Simulated time [ns].</param>
    /// <param name="draw">The chance of whoever asks, for a cache that decides by probability.</param>
    protected abstract bool Lookup(long key, long now, Draw draw);
}
