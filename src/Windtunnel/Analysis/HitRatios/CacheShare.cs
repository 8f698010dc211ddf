using Windtunnel.Components.Cache;
using Windtunnel.Kernel.Chance;

namespace Windtunnel.Analysis;

/// <summary>What one data set gets out of a cache that it may share with others.</summary>
/// <param name="Claim">What it asks for.</param>
/// <param name="Capacity">Entries it has room for.</param>
/// <param name="CharacteristicRequests">Requests for it between the last use of an entry and its eviction; +∞ when there is room for all.</param>
/// <param name="HitRatio">By formula, when every miss is stored.</param>
/// <param name="FetchShare">Share of the requests that fetch; in [0, 1]. The rest of those that miss wait for somebody else's fetch.</param>
public readonly record struct CacheShare(CacheClaim Claim, double Capacity, double CharacteristicRequests, double HitRatio, double FetchShare)
{
    /// <summary>Share of the requests for one key that are fetched, by the key's popularity before all caches. Default: that of all keys.</summary>
    public Func<double, double> MissOf { get; init; } = _ => FetchShare;

    /// <summary>When the misses of a key come out of one copy, by the key's popularity; null where that is not known.</summary>
    internal Func<double, MissTimes>? MissesOf { get; init; }

    /// <summary>Time between the last use of an entry and its eviction [s]; +∞ when there is room for all or nothing is asked.</summary>
    public double CharacteristicSeconds => Claim.Rate > 0 ? CharacteristicRequests / Claim.Rate : double.PositiveInfinity;

    /// <summary>Divides the memory of a cache among the data sets it is asked for; see <see cref="SharedCache"/>.</summary>
    /// <param name="memory">Bytes for entries [B]; &gt; 0.</param>
    /// <param name="eviction">Which entry goes.</param>
    /// <param name="timeToLive">Age at which entries are dropped [s]; +∞ for never.</param>
    /// <param name="claims">The data sets.</param>
    /// <returns>One share per claim.</returns>
    public static CacheShare[] Of(double memory, Eviction eviction, double timeToLive, IReadOnlyList<CacheClaim> claims) =>
        new SharedCache(eviction, timeToLive, claims).Shares(memory);
}
