namespace Windtunnel.Analysis;

/// <summary>What a fetch that takes time makes of the hit ratio of one key: requests that come meanwhile miss too.</summary>
/// <remarks>
/// Renewal theory: the cycle of a key is the wait for the first miss, its fetch, and the life of the entry. Exact for Poisson requests where the life does not
/// depend on the fetch; without coalescing, for fetches of constant length and entries that live a constant time from storage. See docs/theory/caches.md.
/// </remarks>
public static class DelayedHits
{
    /// <summary>Shares of the requests for one key that hit, and that fetch it.</summary>
    /// <param name="hitRatio">Its hit ratio if a fetch took no time; in [0, 1].</param>
    /// <param name="requests">Requests for it in one fetch, on average; ≥ 0.</param>
    /// <param name="isCoalesced">Whether those that miss it during a fetch wait for that one; else they fetch it too.</param>
    /// <returns>Two shares in [0, 1]; what is left to 1 waits for somebody else's fetch.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A quantity is outside its range.</exception>
    public static (double Hits, double Fetches) Of(double hitRatio, double requests, bool isCoalesced)
    {
        ThrowIf.NotProbability(hitRatio);
        ThrowIf.Negative(requests);
        var miss = 1 - hitRatio;
        if (isCoalesced)
        {
            var cycle = 1 + (miss * requests);
            return (hitRatio / cycle, miss / cycle);
        }

        // The last of those that miss comes E = requests − 1 + exp(−requests) requests into the fetch, on average, and stores its entry as much later.
        var fetches = miss * (1 + requests) / (hitRatio + (miss * ((2 * requests) + Math.Exp(-requests))));
        return (1 - fetches, fetches);
    }
}
