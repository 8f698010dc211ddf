using Windtunnel.Kernel.Chance;

namespace Windtunnel.Analysis;

/// <summary>Keys of nearly equal popularity, counted together.</summary>
/// <param name="Keys">How many keys; a double, because the sums need it as one.</param>
/// <param name="Probability">Mean probability that a request asks for one given key of them; &gt; 0.</param>
internal readonly record struct KeyGroup(double Keys, double Probability)
{
    /// <summary>Largest relative spread of the popularity within a group.</summary>
    /// <remarks>
    /// A group keeps the exact mass of its keys, so only the spread's square counts: sums over groups of 1/64 differ from sums over keys by less
    /// than 2e-5 of themselves (measured by KeyGroupTests), for any number of keys.
    /// </remarks>
    public const double Spread = 1.0 / 64;

    /// <summary>Share of all requests that ask for a key of the group.</summary>
    public double Share => Keys * Probability;

    /// <summary>Splits a popularity into groups, most popular first; keys that nobody asks for are left out.</summary>
    /// <param name="popularity">The popularity; not increasing with rank.</param>
    /// <param name="spread">Largest relative spread within a group; in (0, 1). The default is for answers, a wider one for many answers at once.</param>
    /// <returns>About 64·ln(p₀/pₙ) groups and at most one per key: one for a uniform law, two for a hot set, some 1,600 for a trillion Zipf keys.</returns>
    public static KeyGroup[] Of(Popularity popularity, double spread = Spread)
    {
        ArgumentNullException.ThrowIfNull(popularity);
        var groups = new List<KeyGroup>();
        for (long first = 0; first < popularity.Keys;)
        {
            var least = popularity.Probability(first) * (1 - spread);
            if (least <= 0) break;
            var end = End(popularity, first, least);

            // The difference of two shares near 1 keeps no digits of a tiny tail; the tail's own popularity then says more.
            var keys = (double)(end - first);
            var share = popularity.ShareOfTop(end) - popularity.ShareOfTop(first);
            groups.Add(new KeyGroup(keys, Math.Clamp(share / keys, popularity.Probability(end - 1), popularity.Probability(first))));
            first = end;
        }

        return [.. groups];
    }

    private static long End(Popularity popularity, long first, double least)
    {
        long step = 1;
        while (first + step < popularity.Keys && popularity.Probability(first + step) >= least) step *= 2;
        long inside = first + step / 2, outside = Math.Min(first + step, popularity.Keys);
        while (outside - inside > 1)
        {
            var middle = inside + (outside - inside) / 2;
            if (popularity.Probability(middle) >= least) inside = middle;
            else outside = middle;
        }

        return outside;
    }
}
