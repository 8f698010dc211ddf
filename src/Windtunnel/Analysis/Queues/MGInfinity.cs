namespace Windtunnel.Analysis;

/// <summary>A server for everybody: pure delays, open connections, requests in flight. Poisson arrivals, any service distribution.</summary>
/// <remarks>The number present is Poisson with mean λ·E[S], whatever the distribution of S. Kleinrock 1975, Queueing Systems vol. 1, §3.4.</remarks>
public static class MGInfinity
{
    /// <summary>Mean number present, λ·E[S].</summary>
    /// <param name="arrivals">Requests arriving, λ [1/s]; ≥ 0.</param>
    /// <param name="serviceTime">Mean time each stays [s]; ≥ 0.</param>
    /// <returns>Mean number of requests; its variance is the same.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A quantity is outside its range.</exception>
    public static double MeanNumber(double arrivals, double serviceTime)
    {
        ThrowIf.Negative(arrivals);
        ThrowIf.Negative(serviceTime);
        return arrivals * serviceTime;
    }

    /// <summary>The number present that is not exceeded for a share <paramref name="percentile"/> of the time: how large a pool must be.</summary>
    /// <param name="arrivals">Requests arriving, λ [1/s]; ≥ 0.</param>
    /// <param name="serviceTime">Mean time each stays [s]; ≥ 0; at most 10⁸ may be present on average.</param>
    /// <param name="percentile">Share of the time, as a fraction; 0 ≤ p &lt; 1.</param>
    /// <returns>The smallest n with P(number ≤ n) ≥ p.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A quantity is outside its range.</exception>
    public static long NumberPercentile(double arrivals, double serviceTime, double percentile)
    {
        ThrowIf.NotPercentile(percentile);
        var mean = MeanNumber(arrivals, serviceTime);
        ThrowIf.Above(mean, 1e8, nameof(serviceTime));
        if (mean == 0) return 0;
        var low = -1L;
        var high = (long)Math.Ceiling(mean + 40 * Math.Sqrt(mean) + 40);
        while (high - low > 1)
        {
            var middle = low + (high - low) / 2;
            if (MathNet.Numerics.Distributions.Poisson.CDF(mean, middle) >= percentile) high = middle;
            else low = middle;
        }

        return high;
    }
}
