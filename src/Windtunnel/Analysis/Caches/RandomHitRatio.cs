using Windtunnel.Kernel.Chance;

namespace Windtunnel.Analysis;

/// <summary>Share of requests a cache answers when it evicts at random, or the key that was stored first (FIFO): the two are equal.</summary>
/// <remarks>Gelenbe 1973 showed the equality. Requests are independent of each other and ask for keys by a fixed popularity; a missed key is stored.</remarks>
public static class RandomHitRatio
{
    /// <summary>Most pairs of key and place that <see cref="Exact"/> goes through.</summary>
    public const double MaxExactSteps = 1e9;

    /// <summary>Hit ratio by the characteristic-time approximation.</summary>
    /// <param name="popularity">Which keys requests ask for.</param>
    /// <param name="capacity">Keys the cache holds; ≥ 0.</param>
    /// <returns>Hit ratio, 0 to 1. Off by 0.0035 at most from a hundred keys up; see docs/theory/caches.md.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The capacity is negative or not finite.</exception>
    /// <remarks>Fricker, Robert &amp; Roberts 2012; Martina, Garetto &amp; Leonardi 2014.</remarks>
    public static double Approximate(Popularity popularity, double capacity)
    {
        var groups = KeyGroup.Of(popularity);
        var time = CharacteristicTime.Random(groups, capacity);
        if (double.IsInfinity(time)) return 1;
        var hits = 0.0;
        foreach (var group in groups) hits += group.Share * group.Probability * time / (1 + group.Probability * time);
        return Math.Min(1, hits);
    }

    /// <summary>Whether <see cref="Exact"/> takes a cache of this size.</summary>
    /// <param name="keys">Keys there are; ≥ 1.</param>
    /// <param name="capacity">Keys the cache holds; ≥ 0.</param>
    /// <returns>True up to, for example, a million keys with a thousand places.</returns>
    public static bool CanBeExact(long keys, int capacity) => (double)keys * (capacity + 2.0) <= MaxExactSteps;

    /// <summary>Exact hit ratio.</summary>
    /// <param name="popularity">Which keys requests ask for.</param>
    /// <param name="capacity">Keys the cache holds, m; ≥ 0.</param>
    /// <returns>Hit ratio, 0 to 1.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The capacity is negative, or keys and capacity exceed <see cref="CanBeExact"/>.</exception>
    /// <remarks>
    /// The cache holds a set of keys with probability in proportion to the product of their popularities (King 1971; Gelenbe 1973), from which
    /// hit ratio = 1 − (m+1)·e(m+1)/e(m), e the elementary symmetric sums of the popularities.
    /// </remarks>
    public static double Exact(Popularity popularity, int capacity)
    {
        ArgumentNullException.ThrowIfNull(popularity);
        ThrowIf.Below(capacity, 0);
        if (capacity == 0) return 0;
        if (capacity >= popularity.Keys) return 1;
        if (!CanBeExact(popularity.Keys, capacity))
            throw new ArgumentOutOfRangeException(nameof(capacity), capacity, "Keys and capacity are too many for the exact sum; use Approximate.");

        // Scaled by the characteristic time T, e(k)·T^k becomes the probability that k of independent keys with chance qT/(1+qT) are present;
        // that distribution is centred on m, so neither of the two terms needed can underflow.
        var time = CharacteristicTime.Random(popularity, capacity);
        if (double.IsInfinity(time)) return 1;
        var present = new double[capacity + 2];
        present[0] = 1;
        for (long rank = 0; rank < popularity.Keys; rank++)
        {
            var use = popularity.Probability(rank) * time;
            var p = use / (1 + use);
            for (var k = present.Length - 1; k > 0; k--) present[k] = present[k] * (1 - p) + present[k - 1] * p;
            present[0] *= 1 - p;
        }

        return 1 - (capacity + 1) * present[capacity + 1] / (present[capacity] * time);
    }
}
