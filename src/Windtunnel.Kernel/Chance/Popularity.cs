using Windtunnel.Kernel.Chance.Popularities;

namespace Windtunnel.Kernel.Chance;

/// <summary>Which keys of a data set requests ask for: a law over the ranks 0…n−1, most popular first.</summary>
/// <remarks>Immutable, so it may be shared; sampling takes constant time and no table, however many keys there are.</remarks>
public abstract class Popularity
{
    private protected Popularity(long keys)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(keys, 1);
        Keys = keys;
    }

    /// <summary>How many keys there are; ≥ 1.</summary>
    public long Keys { get; }

    /// <summary>Every key alike.</summary>
    /// <param name="keys">How many keys there are; ≥ 1.</param>
    public static Popularity Uniform(long keys) => new UniformPopularity(keys);

    /// <summary>Zipf's law: the key of rank r (from 0) is asked for in proportion to (r+1)^−s.</summary>
    /// <param name="keys">How many keys there are; 1 to 10¹².</param>
    /// <param name="exponent">The exponent s; 0 (uniform) to 10.</param>
    public static Popularity Zipf(long keys, double exponent) => new ZipfPopularity(keys, exponent);

    /// <summary>A few hot keys get a share of the requests, all the others share the rest; each group alike within itself.</summary>
    /// <param name="keys">How many keys there are; ≥ 1.</param>
    /// <param name="hotKeys">How many of them are hot; 0 to <paramref name="keys"/>.</param>
    /// <param name="share">Share of the requests that ask for a hot key; 0 to 1. Needs hot keys above 0 and cold ones below 1.</param>
    public static Popularity HotSet(long keys, long hotKeys, double share) => new HotSetPopularity(keys, hotKeys, share);

    /// <summary>Draws the rank of the key that a request asks for.</summary>
    /// <param name="draw">Where the chance comes from.</param>
    /// <returns>A rank; 0 to <see cref="Keys"/> − 1.</returns>
    public abstract long Next(ref Draw draw);

    /// <summary>Draws the rank of a key; takes 64 bits from a stream, however often the law has to try.</summary>
    /// <param name="stream">Where the chance comes from.</param>
    /// <returns>A rank; 0 to <see cref="Keys"/> − 1.</returns>
    public long Next(RandomStream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        var draw = new Draw(stream.NextBits());
        return Next(ref draw);
    }

    /// <summary>Probability that a request asks for the key of a rank.</summary>
    /// <param name="rank">The rank, 0 the most popular; outside 0…<see cref="Keys"/>−1 the probability is 0.</param>
    public abstract double Probability(long rank);

    /// <summary>Share of the requests that ask for one of the most popular keys.</summary>
    /// <param name="top">How many of the most popular keys; below 0 counts as 0, above <see cref="Keys"/> as all.</param>
    public abstract double ShareOfTop(long top);
}
