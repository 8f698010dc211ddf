namespace Windtunnel.Analysis;

/// <summary>When the misses of one key come out of a cache that Poisson requests come into: a renewal process, more regular than the requests were.</summary>
/// <remarks>Under the characteristic-time approximation, which gives every key a life of its own. Derived in docs/theory/caches.md.</remarks>
public abstract class MissTimes
{
    /// <summary>Mean time from one miss to the next [s]; +∞ where there is none.</summary>
    public abstract double Mean { get; }

    /// <summary>Probability that the next miss comes later than some time after a miss; 0 to 1.</summary>
    /// <param name="elapsed">The time [s]; ≥ 0.</param>
    public abstract double LaterThan(double elapsed);

    /// <summary>Probability that the next miss comes later than some time after any moment; 0 to 1.</summary>
    /// <param name="elapsed">The time [s]; ≥ 0.</param>
    public abstract double Rest(double elapsed);

    /// <summary>Misses expected within some time after a miss; ≥ 0.</summary>
    /// <param name="elapsed">The time [s]; ≥ 0.</param>
    public abstract double Count(double elapsed);

    /// <summary>Probability that a miss finds its key in a second cache, behind several alike among which requests choose by chance.</summary>
    /// <param name="copies">How many caches there are before it; ≥ 1. This is one of them, the others are independent of it.</param>
    /// <param name="life">How long the second keeps the key [s]; ≥ 0.</param>
    /// <param name="isRenewed">Whether each use begins that life anew (LRU), or only storing the key does (FIFO, a time to live).</param>
    public double HitsBehind(int copies, double life, bool isRenewed)
    {
        if (isRenewed) return 1 - (LaterThan(life) * Math.Pow(Rest(life), copies - 1));
        if (double.IsInfinity(life)) return 1;
        var within = Count(life) + ((copies - 1) * life / Mean);
        return within / (1 + within);
    }

    /// <summary>Share of the time that the key is in that second cache.</summary>
    public double HeldBehind(int copies, double life, bool isRenewed)
    {
        if (isRenewed) return 1 - Math.Pow(Rest(life), copies);
        return double.IsInfinity(life) ? 1 : Math.Min(1, life * copies / Mean * (1 - HitsBehind(copies, life, isRenewed)));
    }
}
