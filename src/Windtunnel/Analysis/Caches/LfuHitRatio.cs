using Windtunnel.Kernel.Chance;

namespace Windtunnel.Analysis;

/// <summary>Share of requests a cache answers when it keeps the keys that are asked for most often.</summary>
/// <remarks>
/// The limit a cache that counts uses for ever reaches when the popularity does not change, and the best any policy without foresight can do
/// with independent requests (Aho, Denning &amp; Ullman 1971, policy A0).
/// </remarks>
public static class LfuHitRatio
{
    /// <summary>Hit ratio, the popularity of the most popular keys together.</summary>
    /// <param name="popularity">Which keys requests ask for.</param>
    /// <param name="capacity">Keys the cache holds; ≥ 0.</param>
    /// <returns>Hit ratio, 0 to 1.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The capacity is negative.</exception>
    public static double Exact(Popularity popularity, long capacity)
    {
        ArgumentNullException.ThrowIfNull(popularity);
        ThrowIf.Below(capacity, 0);
        return popularity.ShareOfTop(capacity);
    }
}
