using Windtunnel.Kernel.Chance;

namespace Windtunnel.Analysis;

/// <summary>A cache that drops keys by age alone and never for want of room: its hit ratio and how many keys it comes to hold.</summary>
/// <param name="HitRatio">Share of requests answered, 0 to 1.</param>
/// <param name="MeanKeys">Mean number of keys held.</param>
/// <remarks>Poisson requests. Exact up to the grouping of keys (below 2e-5). Fofack, Nain, Neglia &amp; Towsley 2012, Analysis of TTL-based cache networks.</remarks>
public readonly record struct TtlCache(double HitRatio, double MeanKeys)
{
    /// <summary>Keys live a fixed time from when they were stored, used or not: λqτ/(1 + λqτ).</summary>
    /// <param name="popularity">Which keys requests ask for.</param>
    /// <param name="requests">Requests to the cache, λ [1/s]; ≥ 0.</param>
    /// <param name="timeToLive">Life of a key, τ [s]; ≥ 0.</param>
    /// <returns>Hit ratio and mean number of keys.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A quantity is outside its range.</exception>
    public static TtlCache FromStorage(Popularity popularity, double requests, double timeToLive) =>
        Solve(popularity, requests, timeToLive, use => use / (1 + use));

    /// <summary>Every use gives a key its full life again: 1 − e^(−λqτ).</summary>
    /// <param name="popularity">Which keys requests ask for.</param>
    /// <param name="requests">Requests to the cache, λ [1/s]; ≥ 0.</param>
    /// <param name="timeToLive">Life of a key after its last use, τ [s]; ≥ 0.</param>
    /// <returns>Hit ratio and mean number of keys.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A quantity is outside its range.</exception>
    public static TtlCache FromLastUse(Popularity popularity, double requests, double timeToLive) =>
        Solve(popularity, requests, timeToLive, Complement.OfExponential);

    private static TtlCache Solve(Popularity popularity, double requests, double timeToLive, Func<double, double> cached)
    {
        ThrowIf.Negative(requests);
        ThrowIf.Negative(timeToLive);
        double hits = 0, keys = 0;
        foreach (var group in KeyGroup.Of(popularity))
        {
            var chance = cached(Math.Min(double.MaxValue, requests * timeToLive) * group.Probability);
            hits += group.Share * chance;
            keys += group.Keys * chance;
        }

        return new TtlCache(Math.Min(1, hits), keys);
    }
}
