namespace Windtunnel.Analysis;

/// <summary>Availability of a whole from the availability of its parts, when the parts fail independently of each other.</summary>
/// <remarks>Trivedi 2001, Probability and Statistics with Reliability, ch. 1. Shared causes (a zone, a bad deploy) make the truth worse.</remarks>
public static class Availability
{
    /// <summary>Seconds in a year of 365.25 days [s].</summary>
    public const double YearSeconds = 365.25 * 86_400;

    /// <summary>All parts are needed: the product of their availabilities.</summary>
    /// <param name="parts">Availability of each part, 0 to 1. Empty gives 1.</param>
    /// <returns>Availability, 0 to 1.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An availability is outside 0 to 1.</exception>
    public static double Series(params ReadOnlySpan<double> parts)
    {
        var product = 1.0;
        foreach (var part in parts)
        {
            ThrowIf.NotProbability(part);
            product *= part;
        }

        return product;
    }

    /// <summary>Any one part is enough: one minus the probability that all are down.</summary>
    /// <param name="parts">Availability of each part, 0 to 1. Empty gives 0.</param>
    /// <returns>Availability, 0 to 1.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An availability is outside 0 to 1.</exception>
    public static double Parallel(params ReadOnlySpan<double> parts)
    {
        var down = 1.0;
        foreach (var part in parts)
        {
            ThrowIf.NotProbability(part);
            down *= 1 - part;
        }

        return 1 - down;
    }

    /// <summary>At least k of n equal parts are needed: a binomial tail. A quorum is n/2 + 1 of n.</summary>
    /// <param name="needed">Parts that must be up, k; 0 to n.</param>
    /// <param name="parts">Parts there are, n; 0 to 10⁶.</param>
    /// <param name="part">Availability of one part; 0 to 1.</param>
    /// <returns>Availability, 0 to 1.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A quantity is outside its range.</exception>
    public static double AtLeast(int needed, int parts, double part)
    {
        ThrowIf.Below(parts, 0);
        ThrowIf.Above(parts, 1_000_000);
        ThrowIf.Below(needed, 0);
        ThrowIf.Above(needed, parts);
        ThrowIf.NotProbability(part);
        if (needed == 0) return 1;
        if (part is 0 or 1) return part;

        // The shorter side of the binomial is added up, so that six nines keep their digits and the sum stops early.
        return needed > parts * part
            ? Sum(parts, needed, +1, part)
            : 1 - Sum(parts, needed - 1, -1, part);
    }

    /// <summary>Time per year that something is down.</summary>
    /// <param name="availability">Share of time that it is up; 0 to 1.</param>
    /// <returns>Downtime [s per year]; 99.9 % gives 31,557.6 s, which is 8 h 46 min.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The availability is outside 0 to 1.</exception>
    public static double DowntimePerYear(double availability)
    {
        ThrowIf.NotProbability(availability);
        return (1 - availability) * YearSeconds;
    }

    private static double Sum(int parts, int first, int step, double part)
    {
        var odds = Math.Log(part) - Complement.Logarithm(part);
        var term = Math.Exp(LogBinomial(parts, first) + first * odds + parts * Complement.Logarithm(part));
        var sum = 0.0;
        for (var k = first; k >= 0 && k <= parts && term > 1e-18 * sum; k += step)
        {
            sum += term;
            term *= step > 0 ? (parts - k) / (k + 1.0) * Math.Exp(odds) : k / (parts - k + 1.0) * Math.Exp(-odds);
        }

        return sum;
    }

    private static double LogBinomial(int n, int k) =>
        MathNet.Numerics.SpecialFunctions.FactorialLn(n) - MathNet.Numerics.SpecialFunctions.FactorialLn(k)
        - MathNet.Numerics.SpecialFunctions.FactorialLn(n - k);
}
