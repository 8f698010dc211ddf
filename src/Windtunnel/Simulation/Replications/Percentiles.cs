using MathNet.Numerics.Distributions;
using Windtunnel.Kernel.Measures;
using Windtunnel.Simulation.Results;

namespace Windtunnel.Simulation.Replications;

/// <summary>Percentiles with an interval that assumes no distribution.</summary>
/// <remarks>
/// Of n independent times, how many lie below a percentile is binomial, so two of them in order enclose it (David &amp; Nagaraja 2003, Order Statistics, §7.1):
/// the longest is above the p99 with 97.5 % confidence from 368 on. Times in a queue are not independent; how the share beyond the percentile scatters over
/// the replications says how many independent ones they are worth (Asmussen &amp; Glynn 2007, §III.4–5), never more than there are.
/// </remarks>
internal static class Percentiles
{
    private const double Nanosecond = 1e-9;

    /// <summary>Two-sided 95 % of the normal law.</summary>
    private const double Normal95 = 1.959964;

    /// <summary>Chance of being beyond either end.</summary>
    private const double Beyond = 0.025;

    /// <summary>Variance of the rank from which the binomial law is as good as normal; its quantiles then are within half a rank in a hundred.</summary>
    private const double NormalFrom = 2_000;

    /// <summary>Independent times from which a percentile has an interval.</summary>
    public static double CountMin(double share) => Math.Log(Beyond) / Math.Log(Math.Max(share, 1 - share));

    /// <param name="all">Times of all replications together; at least one.</param>
    /// <param name="parts">Those of each replication.</param>
    /// <param name="share">0.99 for p99; in (0, 1).</param>
    /// <param name="trust">Whether to believe it, if there are enough.</param>
    /// <param name="worthMax">Independent times that theory lets them be worth at most.</param>
    /// <returns>
    /// The percentile [s] with half the wider side of its 95 % interval, which is never narrower than the histogram can tell; too few, and without interval, when
    /// no time is long or short enough to end it.
    /// </returns>
    public static Measured Of(LatencyHistogram all, IReadOnlyList<LatencyHistogram> parts, double share, Trust trust, double worthMax = double.PositiveInfinity)
    {
        var value = all.Percentile(share * 100);
        var each = parts.Select(p => p.Count == 0 ? double.NaN : p.Percentile(share * 100) * Nanosecond);
        var size = (long)Math.Min(WorthOf(all, parts, value, share), worthMax);
        var (low, high) = (RankBelow(size, share), RankAbove(size, share));
        if (low < 1 || high > size)
        {
            return new Measured(value * Nanosecond, double.NaN, trust == Trust.Settled ? Trust.TooFew : trust) { Parts = [.. each] };
        }

        var halfWidth = Math.Max(value - all.Percentile(100.0 * low / size), all.Percentile(100.0 * high / size) - value);
        return new Measured(value * Nanosecond, Math.Max(halfWidth, all.ErrorAt(value)) * Nanosecond, trust) { Parts = [.. each] };
    }

    /// <summary>Independent times that the times measured are worth.</summary>
    private static long WorthOf(LatencyHistogram all, IReadOnlyList<LatencyHistogram> parts, double value, double share)
    {
        var threshold = (long)Math.Round(value);
        var counts = parts.Where(p => p.Count > 0).Select(p => (Beyond: (double)p.CountAbove(threshold), p.Count)).ToArray();
        var beyond = counts.Sum(c => c.Beyond) / all.Count;
        var squares = counts.Sum(c => (c.Beyond - (beyond * c.Count)) * (c.Beyond - (beyond * c.Count)));
        if (counts.Length < 2 || squares == 0)
        {
            return all.Count;
        }

        var width = Sections.Student(counts.Length - 1) * Math.Sqrt(squares * counts.Length / (counts.Length - 1)) / all.Count;
        return (long)Math.Min(all.Count, share * (1 - share) * Normal95 * Normal95 / (width * width));
    }

    /// <summary>The highest rank whose time is below the percentile with 97.5 % confidence; 0 when there is none.</summary>
    private static long RankBelow(long size, double share) => QuantileOf(size, share, Beyond);

    /// <summary>The lowest rank whose time is above it with that confidence; more than there are when there is none.</summary>
    private static long RankAbove(long size, double share) => QuantileOf(size, share, 1 - Beyond) + 1;

    /// <summary>The least k with P(at most k of <paramref name="size"/> below) ≥ <paramref name="chance"/>.</summary>
    private static long QuantileOf(long size, double share, double chance)
    {
        var (mean, variance) = (size * share, size * share * (1 - share));
        if (variance >= NormalFrom)
        {
            return Math.Clamp((long)Math.Round(mean + (Normal.InvCDF(0, 1, chance) * Math.Sqrt(variance))), 0, size);
        }

        var (below, from) = (-1L, size);
        while (from - below > 1)
        {
            var middle = below + ((from - below) / 2);
            (below, from) = Binomial.CDF(share, (int)size, middle) >= chance ? (below, middle) : (middle, from);
        }

        return from;
    }
}
