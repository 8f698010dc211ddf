using Windtunnel.Kernel.Chance;

namespace Windtunnel.Analysis;

/// <summary>Share of requests a cache answers when it evicts the key that was used least recently.</summary>
/// <remarks>Requests are independent of each other and ask for keys by a fixed popularity; a missed key is stored. See docs/theory/caches.md.</remarks>
public static class LruHitRatio
{
    /// <summary>Most elementary steps that <see cref="Exact"/> takes per point of its integral.</summary>
    public const double MaxExactSteps = 2e6;

    /// <summary>Hit ratio by the approximation of Che: a key is cached if it was asked for within the characteristic time.</summary>
    /// <param name="popularity">Which keys requests ask for.</param>
    /// <param name="capacity">Keys the cache holds; ≥ 0.</param>
    /// <returns>Hit ratio, 0 to 1. Off by 0.0084 for five keys, by 0.0015 at most from a hundred keys up; see docs/theory/caches.md.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The capacity is negative or not finite.</exception>
    /// <remarks>Che, Tung &amp; Wang 2002, Hierarchical web caching systems; why it is good: Fricker, Robert &amp; Roberts 2012.</remarks>
    public static double Che(Popularity popularity, double capacity)
    {
        var groups = KeyGroup.Of(popularity);
        var time = CharacteristicTime.Lru(groups, capacity);
        var hits = 0.0;
        foreach (var group in groups) hits += group.Share * Complement.OfExponential(group.Probability * time);
        return Math.Min(1, hits);
    }

    /// <summary>Whether <see cref="Exact"/> takes a cache of this size.</summary>
    /// <param name="keys">Keys there are; ≥ 1.</param>
    /// <param name="capacity">Keys the cache holds; ≥ 0.</param>
    /// <returns>True up to about a thousand keys with two hundred places.</returns>
    public static bool CanBeExact(long keys, int capacity) => keys * Math.Log2(keys + 1.0) * capacity <= MaxExactSteps;

    /// <summary>Exact hit ratio, for a small set of keys.</summary>
    /// <param name="popularity">Which keys requests ask for.</param>
    /// <param name="capacity">Keys the cache holds; ≥ 0.</param>
    /// <returns>Hit ratio, 0 to 1, to about 1e-10.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The capacity is negative, or keys and capacity exceed <see cref="CanBeExact"/>.</exception>
    /// <remarks>
    /// Flajolet, Gardy &amp; Thimonier 1992: a key is hit when fewer than m others were asked for since its last use, at which time the others
    /// are independent. Equal to the sum over cache contents of King 1971, which it replaces because that sum has n!/(n−m)! terms.
    /// </remarks>
    public static double Exact(Popularity popularity, int capacity)
    {
        ArgumentNullException.ThrowIfNull(popularity);
        ThrowIf.Below(capacity, 0);
        if (capacity == 0) return 0;
        if (capacity >= popularity.Keys) return 1;
        if (!CanBeExact(popularity.Keys, capacity))
            throw new ArgumentOutOfRangeException(nameof(capacity), capacity, "Keys and capacity are too many for the exact sum; use Che.");
        return new LruIntegral(popularity, capacity).Value();
    }
}
