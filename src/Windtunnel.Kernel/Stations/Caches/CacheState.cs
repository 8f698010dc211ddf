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

    /// <summary>Start of the draws that choose among copies; each request keeps to the copy it has drawn.</summary>
    public ulong CopySeed { get; set; }

    /// <summary>Whether requests have to choose a copy.</summary>
    public bool HasCopies { get; init; }

    /// <summary>Chooses the copy that the next get or set is about.</summary>
    public virtual void Choose(Draw draw)
    {
    }

    /// <summary>What stands for a key among those being fetched: fetches are shared within a copy.</summary>
    public virtual long FlightOf(long key) => key;

    /// <summary>Lets whoever comes from now on wait for the next flush of a log.</summary>
    public virtual void BeginFlush(long key) => throw new InvalidOperationException("Only logs are flushed.");

    /// <summary>Hands over what has to be warmed up before the run, each with its name.</summary>
    public virtual void Warm(Action<CacheState, string> warm, string name) => warm(this, name);

    public bool Get(long key, long now, Draw draw)
    {
        bool isHit = Lookup(key, now, draw);
        Hits += isHit ? 1 : 0;
        Misses += isHit ? 0 : 1;
        return isHit;
    }

    public abstract void Set(long key, long now);

    public abstract void Delete(long key, long now);

    public abstract void Flush(long now);

    /// <summary>Forgets the keys that one shard of a group owns.</summary>
    public virtual void FlushShard(GroupState group, DataSet data, int shard)
    {
    }

    public void Reset() => Hits = Misses = Shared = 0;

    /// <param name="key">The key.</param>
    /// <param name="now">Simulated time [ns].</param>
    /// <param name="draw">The chance of whoever asks, for a cache that decides by probability.</param>
    protected abstract bool Lookup(long key, long now, Draw draw);
}
