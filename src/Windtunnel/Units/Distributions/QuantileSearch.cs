namespace Windtunnel.Units;

/// <summary>Inverts a distribution function that has no closed inverse.</summary>
internal static class QuantileSearch
{
    /// <param name="cdf">The share of draws at or below a value; rises from 0 at 0 to 1.</param>
    /// <param name="share">The share looked for [–]; 0 &lt; share &lt; 1.</param>
    /// <param name="guess">A value of the right order; &gt; 0.</param>
    /// <returns>The value, to the last bits that bisection can tell apart; 0 when it vanishes.</returns>
    public static double Solve(Func<double, double> cdf, double share, double guess)
    {
        var low = guess;
        var high = guess;
        while (cdf(high) < share && double.IsFinite(high * 2))
        {
            high *= 2;
        }

        while (low > 0 && cdf(low) > share)
        {
            low /= 2;
        }

        // Each step halves the interval; a double has 53 bits.
        for (var step = 0; step < 60 && low < high; step++)
        {
            var middle = low + (high - low) / 2;
            if (cdf(middle) < share)
            {
                low = middle;
            }
            else
            {
                high = middle;
            }
        }

        return high;
    }
}
