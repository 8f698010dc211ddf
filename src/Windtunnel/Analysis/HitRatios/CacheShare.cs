using Windtunnel.Components.Cache;
using Windtunnel.Kernel.Chance;

namespace Windtunnel.Analysis;

/// <summary>What one data set gets out of a cache that it may share with others.</summary>
/// <param name="Capacity">Entries it has room for.</param>
/// <param name="CharacteristicRequests">Requests for it between the last use of an entry and its eviction; +∞ when there is room for all.</param>
/// <param name="HitRatio">By formula, when every miss is stored.</param>
public readonly record struct CacheShare(double Capacity, double CharacteristicRequests, double HitRatio)
{
    /// <summary>Divides the memory of a cache among the data sets it is asked for; see <see cref="SharedCache"/>.</summary>
    /// <param name="memory">Bytes for entries [B]; &gt; 0.</param>
    /// <param name="eviction">Which entry goes.</param>
    /// <param name="timeToLive">Age at which entries are dropped [s]; +∞ for never.</param>
    /// <param name="uses">Popularity, bytes of an entry and rate of gets [1/s] of each data set.</param>
    /// <returns>One share per use.</returns>
    public static CacheShare[] Of(double memory, Eviction eviction, double timeToLive, IReadOnlyList<(Popularity Popularity, double EntryBytes, double Rate)> uses)
    {
        ArgumentNullException.ThrowIfNull(uses);
        return new SharedCache(eviction, timeToLive, [.. uses.Select(u => new CacheClaim(u.Popularity, u.EntryBytes, u.Rate))]).Shares(memory);
    }
}
