using Windtunnel.Kernel.Chance;
using Windtunnel.Kernel.Times;

namespace Windtunnel.Kernel.Stations.Caches;

/// <summary>A cache of the keys of one data set, as laid out before a run; one of three ways to say whether a key is in it.</summary>
/// <remarks>A cache takes no time of its own: what it costs to ask it is a delay or a visit in the program.</remarks>
public sealed class Cache
{
    /// <summary>Keys of a large cache, the most popular ones, that are followed one by one: 1 MB, and 5 ms before a run.</summary>
    internal const int FollowedMax = 65_536;

    private readonly Func<Cache, ulong, CacheState> _start;

    private Cache(string name, DataSet data, string model, Func<Cache, ulong, CacheState> start)
    {
        ArgumentNullException.ThrowIfNull(data);
        (Name, Data, Model, _start) = (name, data, model, start);
    }

    /// <summary>The name, unique among caches.</summary>
    public string Name { get; }

    /// <summary>The data whose keys it holds.</summary>
    public DataSet Data { get; }

    /// <summary>How its hits are decided, for the report: <c>exact</c>, <c>characteristic time</c> or <c>typed</c>.</summary>
    public string Model { get; }

    /// <summary>Whether a run begins with it as a long time of requests leaves it rather than empty. Default true.</summary>
    public bool IsWarm { get; set; } = true;

    /// <summary>Requests for the data per second and copy before the run, which say how old entries are when it begins; &gt; 0. Needed with a time to live, and where keys lose their place, only. Default +∞: all are new.</summary>
    public double RequestsPerSecondBefore { get; set; } = double.PositiveInfinity;

    /// <summary>Deletes of a key for each get of it, which say how many entries of a large cache are gone before their time; ≥ 0. Default 0.</summary>
    public double DeletesPerGet { get; set; }

    /// <summary>Separate caches of this size and load; a request comes to one of them by chance, its gets and sets alike, and a delete reaches all. ≥ 1. Default 1.</summary>
    /// <remarks>Those of a large cache are not told apart: a key is in the one asked with the probability its popularity implies, whatever was the last time.</remarks>
    public int Copies { get; set; } = 1;

    /// <summary>How often its keys are asked for here, where that is not as often as everywhere. Default null: it is. Of a large cache no key is then followed.</summary>
    public KeyWeights? Weights { get; set; }

    /// <summary>The nodes that its entries are spread over, by shard: what a node holds is lost when it dies. Default none: nothing is.</summary>
    public Group? Home { get; set; }

    internal int Index { get; set; } = -1;

    internal int EntriesMax { get; private init; }

    private bool HasExpiry { get; init; }

    /// <summary>A cache whose every entry is simulated.</summary>
    /// <param name="name">The name.</param>
    /// <param name="data">The data whose keys it holds.</param>
    /// <param name="entries">Entries it can hold; ≥ 1. About 40 bytes of memory each.</param>
    /// <param name="policy">Which entry it gives up when full.</param>
    /// <param name="ttlSeconds">How long an entry stays good after it was stored [s]; &gt; 0. Default for ever.</param>
    public static Cache Exact(
        string name, DataSet data, int entries, CachePolicy policy = CachePolicy.LeastRecentlyUsed, double ttlSeconds = double.PositiveInfinity)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(entries, 1);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(ttlSeconds, 0);
        return new Cache(name, data, "exact", (cache, seed) => cache.Copied(copy => new ExactCache(copy, entries, policy, SimTime.FromSeconds(ttlSeconds), new Lifespans(data), seed)))
        {
            EntriesMax = entries,
            HasExpiry = double.IsFinite(ttlSeconds),
        };
    }

    /// <summary>A cache too large to simulate entry by entry: each key is there with the probability its popularity implies.</summary>
    /// <param name="name">The name.</param>
    /// <param name="data">The data whose keys it holds.</param>
    /// <param name="characteristicRequests">Requests of this data between the last use of an entry and its eviction (Che's T times the request rate); &gt; 0.</param>
    /// <param name="policy">LRU renews an entry at each use; the others do not. LFU is taken to hold the most popular keys.</param>
    /// <param name="capacity">Entries it can hold; used for LFU; ≥ 1.</param>
    /// <param name="ttlSeconds">How long an entry stays good after it was stored [s]; &gt; 0. Default for ever.</param>
    /// <remarks>
    /// Hit probability of a key of popularity p after m requests: 1 − exp(−p·m) for LRU (Che, Tung and Wang 2002), p·m/(1 + p·m) for FIFO and random (Martina,
    /// Garetto and Leonardi 2014); m is the least of <paramref name="characteristicRequests"/>, the requests since the last flush (so a cold cache warms up) and
    /// the requests in one time to live. The 65,536 most popular keys are followed one by one by the same rule, a life of m requests: renewed by each use (LRU),
    /// constant (FIFO), exponential (random). Deletes of the others follow from <see cref="DeletesPerGet"/>. See docs/theory/caches.md.
    /// </remarks>
    public static Cache Characteristic(
        string name, DataSet data, double characteristicRequests, CachePolicy policy, long capacity, double ttlSeconds = double.PositiveInfinity)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(characteristicRequests, 0);
        ArgumentOutOfRangeException.ThrowIfLessThan(capacity, 1);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(ttlSeconds, 0);
        return new Cache(
            name,
            data,
            "characteristic time",
            (cache, seed) => new CharacteristicCache(
                cache, (characteristicRequests, capacity, ttlSeconds), policy, seed));
    }

    /// <summary>The logs of a group whose writes are flushed, one per shard; see <see cref="Programs.ProgramBuilder.Commit"/>.</summary>
    /// <param name="name">The name.</param>
    /// <param name="shards">Data with one key for each shard.</param>
    public static Cache Log(string name, DataSet shards)
    {
        ArgumentNullException.ThrowIfNull(shards);
        return new Cache(name, shards, "log", (_, _) => new LogCache((int)shards.Popularity.Keys)) { IsWarm = false };
    }

    /// <summary>A cache whose hit ratio somebody typed.</summary>
    /// <param name="name">The name.</param>
    /// <param name="data">The data whose keys it holds.</param>
    /// <param name="hitRatio">Probability that a key is there, whatever the key; in [0, 1].</param>
    public static Cache Typed(string name, DataSet data, double hitRatio)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(hitRatio);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(hitRatio, 1);
        return new Cache(name, data, "typed", (_, _) => new TypedCache(hitRatio));
    }

    internal CacheState Start(ulong seed)
    {
        CacheState state = _start(this, seed);
        state.Index = Index;
        state.CopySeed = new RandomStream(seed, RandomStream.IdOf(Name + "/copy")).NextBits();
        if (IsWarm)
        {
            state.Warm((copy, name) => Warm(copy, new RandomStream(seed, RandomStream.IdOf(name + "/before"))), Name);
        }
        else
        {
            state.Flush(0);
        }

        return state;
    }

    private CacheState Copied(Func<string, CacheState> start) =>
        Copies == 1 ? start(Name) : new CopiedCache([.. Enumerable.Range(0, Copies).Select(i => start(CopiedCache.NameOf(Name, i)))]);

    // Full of the most popular keys at first, then asked until every entry has been given up several times on average, which requires no events here. The
    // order of LRU is that of the last requests and so soon right; what FIFO and random hold still shows how they began after one such turn.
    private void Warm(CacheState state, RandomStream stream)
    {
        const int RequestsPerEntryMax = 50;
        const int Turns = 5;
        double gap = SimTime.PerSecond / RequestsPerSecondBefore;
        long requests = (long)EntriesMax * RequestsPerEntryMax;
        long entries = Math.Min(EntriesMax, Data.Popularity.Keys);
        long start = (long)Math.Max(-SimTime.Max, -requests * gap);
        for (long key = entries - 1; key >= 0; key--)
        {
            state.Set(key, start);
        }

        bool canExpire = gap > 0 && (HasExpiry || double.IsFinite(Data.LastingSeconds));
        long misses = 0;
        for (long i = 0; i < requests && (canExpire || (misses < Turns * entries && entries < Data.Popularity.Keys)); i++)
        {
            long now = canExpire ? (long)Math.Max(-SimTime.Max, (i - requests) * gap) : 0;
            long key = Weights?.Next(stream) ?? Data.Popularity.Next(stream);
            if (!state.Get(key, now, new Draw(stream.NextBits())))
            {
                misses++;
                state.Set(key, now);
            }
        }

        state.Reset();
    }
}
