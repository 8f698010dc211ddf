using Windtunnel.Kernel.Chance;

namespace Windtunnel.Analysis;

/// <summary>What one data set asks of a cache that it may share with others.</summary>
/// <param name="Popularity">Which of its keys requests ask for.</param>
/// <param name="EntryBytes">Memory of one entry [B]; &gt; 0.</param>
/// <param name="Rate">Requests for it, at one copy of the cache [1/s]; ≥ 0.</param>
/// <param name="DeletesPerGet">Deletes of a key for each request for it; ≥ 0. Default 0.</param>
/// <param name="FetchSeconds">How long a miss takes to store its key [s]; ≥ 0. Default 0: at once.</param>
/// <param name="IsCoalesced">Whether those that miss a key while it is being fetched wait for that. Default false: they fetch it too.</param>
public readonly record struct CacheClaim(
    Popularity Popularity, double EntryBytes, double Rate, double DeletesPerGet = 0, double FetchSeconds = 0, bool IsCoalesced = false)
{
    /// <summary>Separate copies of the cache, among which requests choose by chance; ≥ 1. Default 1.</summary>
    public int Copies { get; init; } = 1;

    /// <summary>How long a key is asked for as often, before a new one takes its place [s]; &gt; 0. Default +∞: for ever.</summary>
    public double LastingSeconds { get; init; } = double.PositiveInfinity;

    /// <summary>What caches before it have left of the requests for each key; null where there are none.</summary>
    public KeyFilter? Filter { get; init; }
}
