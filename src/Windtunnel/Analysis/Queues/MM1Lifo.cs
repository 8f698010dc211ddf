using System.Numerics;

namespace Windtunnel.Analysis;

/// <summary>One server, Poisson arrivals, exponential service, last come first served without interruption.</summary>
/// <remarks>
/// Kleinrock 1976, Queueing Systems vol. 2, §3.4: who finds the server busy waits for a whole busy period. The mean is that of first come first
/// served, the variance is not: most wait less and a few very long. See docs/theory/disciplines.md.
/// </remarks>
public static class MM1Lifo
{
    /// <summary>The response time that a share <paramref name="percentile"/> of requests does not exceed.</summary>
    /// <param name="arrivals">Requests arriving, λ [1/s]; ≥ 0.</param>
    /// <param name="serviceTime">Mean time to serve one, 1/μ [s]; &gt; 0.</param>
    /// <param name="percentile">Share of requests, as a fraction; 0 ≤ p &lt; 1.</param>
    /// <returns>Response time [s], to about 1e-6 of it; +∞ when the server cannot keep up.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A quantity is outside its range.</exception>
    public static double ResponsePercentile(double arrivals, double serviceTime, double percentile)
    {
        ThrowIf.NotPercentile(percentile);
        ThrowIf.Negative(arrivals);
        ThrowIf.NotPositive(serviceTime);
        if (arrivals * serviceTime >= 1) return double.PositiveInfinity;
        return percentile == 0 ? 0 : Bisection.FindFromZero(t => LaplaceInversion.At(s => Tail(s, arrivals, 1 / serviceTime), t) > 1 - percentile, serviceTime);
    }

    // (1 − R*(s))/s with R*(s) = (1−ρ + ρ·B*(s))·μ/(μ+s), B* the transform of the busy period.
    private static Complex Tail(Complex s, double arrivals, double serviceRate)
    {
        var load = arrivals / serviceRate;
        var sum = s + arrivals + serviceRate;
        var busyPeriod = arrivals == 0 ? serviceRate / (serviceRate + s) : (sum - Complex.Sqrt(sum * sum - 4 * arrivals * serviceRate)) / (2 * arrivals);
        var response = (1 - load + load * busyPeriod) * serviceRate / (serviceRate + s);
        return (1 - response) / s;
    }
}
