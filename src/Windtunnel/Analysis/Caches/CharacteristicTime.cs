using Windtunnel.Kernel.Chance;

namespace Windtunnel.Analysis;

/// <summary>How long a key stays in a full cache without being used, counted in requests to the cache.</summary>
/// <remarks>Divide by the request rate [1/s] for seconds. It is also how many requests a cold cache needs to fill.</remarks>
public static class CharacteristicTime
{
    /// <summary>Characteristic time of an LRU cache: the T with Σ (1 − e^(−qT)) = capacity.</summary>
    /// <param name="popularity">Which keys requests ask for.</param>
    /// <param name="capacity">Keys the cache holds; ≥ 0.</param>
    /// <returns>Requests; +∞ when every key that is ever asked for fits.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The capacity is negative or not finite.</exception>
    /// <remarks>Che, Tung &amp; Wang 2002, eq. 5.</remarks>
    public static double Lru(Popularity popularity, double capacity) => Lru(KeyGroup.Of(popularity), capacity);

    /// <summary>Characteristic time of a FIFO or random cache: the T with Σ qT/(1 + qT) = capacity.</summary>
    /// <param name="popularity">Which keys requests ask for.</param>
    /// <param name="capacity">Keys the cache holds; ≥ 0.</param>
    /// <returns>Requests; +∞ when every key that is ever asked for fits.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The capacity is negative or not finite.</exception>
    /// <remarks>Martina, Garetto &amp; Leonardi 2014, A unified approach to the performance analysis of caching systems, §III.</remarks>
    public static double Random(Popularity popularity, double capacity) => Random(KeyGroup.Of(popularity), capacity);

    internal static double Lru(KeyGroup[] groups, double capacity) => Solve(groups, capacity, Complement.OfExponential);

    internal static double Random(KeyGroup[] groups, double capacity) => Solve(groups, capacity, use => use / (1 + use));

    private static double Solve(KeyGroup[] groups, double capacity, Func<double, double> cached)
    {
        ThrowIf.Negative(capacity);
        if (capacity == 0) return 0;
        if (groups.Sum(g => g.Keys) <= capacity) return double.PositiveInfinity;
        return Bisection.FindFromZero(time => Held(time) < capacity, capacity);

        double Held(double time)
        {
            var sum = 0.0;
            foreach (var group in groups) sum += group.Keys * cached(group.Probability * time);
            return sum;
        }
    }
}
