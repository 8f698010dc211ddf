using Windtunnel.Analysis;
using Windtunnel.Components.Cache;
using Windtunnel.Kernel.Chance;

namespace Windtunnel.Simulation.Layout;

/// <summary>What one data set gets out of a cache that it may share with others.</summary>
/// <param name="Capacity">Entries it has room for.</param>
/// <param name="CharacteristicRequests">Requests for it between the last use of an entry and its eviction; +∞ when there is room for all.</param>
/// <param name="HitRatio">By formula, when every miss is stored.</param>
internal readonly record struct CacheShare(double Capacity, double CharacteristicRequests, double HitRatio)
{
    /// <param name="memory">Bytes for entries.</param>
    /// <param name="eviction">Which entry goes.</param>
    /// <param name="timeToLive">Age at which entries are dropped [s]; +∞ for never.</param>
    /// <param name="uses">Popularity, bytes of an entry and rate of gets [1/s] of each data set.</param>
    /// <returns>One share per use. All entries of the cache have the same characteristic time in seconds, which is how its memory is divided.</returns>
    /// <remarks>Che, Tung &amp; Wang 2002 for LRU, Martina, Garetto &amp; Leonardi 2014 for FIFO and random; see docs/theory/caches.md.</remarks>
    public static CacheShare[] Of(double memory, Eviction eviction, double timeToLive, IReadOnlyList<(Popularity Popularity, double EntryBytes, double Rate)> uses)
    {
        var groups = uses.Select(u => KeyGroup.Of(u.Popularity)).ToArray();
        var time = uses.Any(u => u.Rate > 0) ? Bisection.FindFromZero(t => BytesAfter(t) < memory, 1 / uses.Max(u => u.Rate)) : double.PositiveInfinity;
        var bytes = BytesAfter(time);
        return [.. uses.Select((use, i) => ShareOf(groups[i], use))];

        double BytesAfter(double seconds)
        {
            var sum = 0.0;
            for (var i = 0; i < uses.Count; i++)
            {
                sum += uses[i].EntryBytes * groups[i].Sum(g => g.Keys * Present(eviction, uses[i].Rate * g.Probability, seconds, timeToLive));
            }

            return sum;
        }

        CacheShare ShareOf(KeyGroup[] keys, (Popularity Popularity, double EntryBytes, double Rate) use)
        {
            // Room that expired entries leave is divided as the room in use is.
            var used = keys.Sum(g => g.Keys * Present(eviction, use.Rate * g.Probability, time, timeToLive));
            var capacity = Math.Floor(uses.Count == 1 ? memory / use.EntryBytes : bytes > 0 ? used * Math.Max(1, memory / bytes) : 0);
            var ratio = eviction == Eviction.Lfu && double.IsInfinity(timeToLive)
                ? LfuHitRatio.Exact(use.Popularity, (long)Math.Min(capacity, use.Popularity.Keys))
                : Math.Min(1, keys.Sum(g => g.Share * Present(eviction, use.Rate * g.Probability, time, timeToLive)));
            return new CacheShare(capacity, use.Rate * time, ratio);
        }
    }

    // Probability that a key asked for at this rate is there.
    private static double Present(Eviction eviction, double rate, double seconds, double timeToLive)
    {
        if (rate == 0)
        {
            return 0;
        }

        var evicted = eviction is Eviction.Lru or Eviction.Lfu ? Complement.OfExponential(rate * seconds) : Stored(rate * seconds);
        return Math.Min(evicted, Stored(rate * timeToLive));
    }

    private static double Stored(double requests) => double.IsInfinity(requests) ? 1 : requests / (1 + requests);
}
