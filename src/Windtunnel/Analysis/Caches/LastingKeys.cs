namespace Windtunnel.Analysis;

/// <summary>A key that is asked for during one length of time only, after which a new one is asked for in its place; its entry stays until the cache gives it up.</summary>
/// <remarks>
/// The box model of content that comes and goes: Traverso et al. 2013, <i>Temporal locality in today's content caching</i>; Olmos et al. 2014, <i>Catalog dynamics</i>. Poisson
/// requests; the characteristic time of the cache is given. Derived in docs/theory/caches.md.
/// </remarks>
public static class LastingKeys
{
    /// <summary>A cache that gives up an entry some time after its last use (LRU).</summary>
    /// <param name="rate">Requests for the key while it lasts, λ [1/s]; &gt; 0.</param>
    /// <param name="life">How long after its last use an entry goes, T [s]; &gt; 0, +∞ for never.</param>
    /// <param name="lasting">How long the key is asked for, L [s]; &gt; 0.</param>
    /// <returns>Share of the requests that find it; mean entries of it and of those before it in its place.</returns>
    public static (double Hits, double Held) Renewed(double rate, double life, double lasting)
    {
        Check(rate, life, lasting);
        var cut = Math.Min(life, lasting);
        var (asked, sum) = (Complement.OfExponential(rate * cut), Math.Max(0, cut - (Complement.OfExponential(rate * cut) / rate)));
        return life <= lasting
            ? ((sum + ((lasting - life) * asked)) / lasting, ((1 - (life / lasting)) * asked) + (2 * sum / lasting))
            : (sum / lasting, (((life / lasting) - 1) * asked) + (2 * sum / lasting));
    }

    /// <summary>A cache that gives up an entry a constant time after it was stored (FIFO, a time to live).</summary>
    /// <inheritdoc cref="Renewed"/>
    public static (double Hits, double Held) FromStorage(double rate, double life, double lasting)
    {
        Check(rate, life, lasting);
        return Stored(rate, life, lasting, life >= lasting ? Complement.OfExponential(rate * lasting) : new ConstantLifeMisses(rate, life).Count(lasting + life));
    }

    /// <summary>A cache that gives up an entry an exponential time after it was stored (random).</summary>
    /// <inheritdoc cref="Renewed"/>
    public static (double Hits, double Held) AtRandom(double rate, double life, double lasting)
    {
        Check(rate, life, lasting);
        var gone = 1 / life;
        var both = rate + gone;
        return Stored(rate, life, lasting, rate * ((gone * lasting) + (rate * Complement.OfExponential(both * lasting) / both)) / both);
    }

    private static (double Hits, double Held) Stored(double rate, double life, double lasting, double misses) => (Math.Max(0, 1 - (misses / (rate * lasting))), misses * life / lasting);

    private static void Check(double rate, double life, double lasting)
    {
        ThrowIf.NotPositive(rate);
        if (!double.IsPositiveInfinity(life)) ThrowIf.NotPositive(life);
        ThrowIf.NotPositive(lasting);
    }
}
