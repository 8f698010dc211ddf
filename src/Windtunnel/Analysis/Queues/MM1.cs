namespace Windtunnel.Analysis;

/// <summary>One server, Poisson arrivals, exponential service, first come first served.</summary>
/// <remarks>Kleinrock 1975, Queueing Systems vol. 1, §3.2. Every figure is +∞ when arrivals ≥ capacity. See docs/theory/waiting.md.</remarks>
public static class MM1
{
    /// <summary>Mean time a request spends waiting and being served: 1/(μ−λ).</summary>
    /// <param name="arrivals">Requests arriving, λ [1/s]; ≥ 0.</param>
    /// <param name="serviceTime">Mean time to serve one, 1/μ [s]; &gt; 0.</param>
    /// <returns>Mean response time [s]; +∞ when the server cannot keep up.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A quantity is outside its range.</exception>
    public static double MeanResponse(double arrivals, double serviceTime)
    {
        var spare = Spare(arrivals, serviceTime);
        return spare > 0 ? serviceTime / spare : double.PositiveInfinity;
    }

    /// <summary>Mean time a request waits before its service starts: ρ/(μ−λ).</summary>
    /// <param name="arrivals">Requests arriving, λ [1/s]; ≥ 0.</param>
    /// <param name="serviceTime">Mean time to serve one, 1/μ [s]; &gt; 0.</param>
    /// <returns>Mean wait [s]; +∞ when the server cannot keep up.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A quantity is outside its range.</exception>
    public static double MeanWait(double arrivals, double serviceTime) =>
        MeanResponse(arrivals, serviceTime) * arrivals * serviceTime;

    /// <summary>Mean number of requests waiting or in service: ρ/(1−ρ).</summary>
    /// <param name="arrivals">Requests arriving, λ [1/s]; ≥ 0.</param>
    /// <param name="serviceTime">Mean time to serve one, 1/μ [s]; &gt; 0.</param>
    /// <returns>Mean number of requests; +∞ when the server cannot keep up.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A quantity is outside its range.</exception>
    public static double MeanNumber(double arrivals, double serviceTime) =>
        arrivals * MeanResponse(arrivals, serviceTime);

    /// <summary>The response time that a share <paramref name="percentile"/> of requests does not exceed: −ln(1−p)/(μ−λ).</summary>
    /// <param name="arrivals">Requests arriving, λ [1/s]; ≥ 0.</param>
    /// <param name="serviceTime">Mean time to serve one, 1/μ [s]; &gt; 0.</param>
    /// <param name="percentile">Share of requests, as a fraction; 0 ≤ p &lt; 1.</param>
    /// <returns>Response time [s]; +∞ when the server cannot keep up.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A quantity is outside its range.</exception>
    public static double ResponsePercentile(double arrivals, double serviceTime, double percentile)
    {
        ThrowIf.NotPercentile(percentile);
        var mean = MeanResponse(arrivals, serviceTime);
        return double.IsInfinity(mean) ? mean : -Math.Log(1 - percentile) * mean;
    }

    /// <summary>The wait that a share <paramref name="percentile"/> of requests does not exceed: max(0, ln(ρ/(1−p))/(μ−λ)).</summary>
    /// <param name="arrivals">Requests arriving, λ [1/s]; ≥ 0.</param>
    /// <param name="serviceTime">Mean time to serve one, 1/μ [s]; &gt; 0.</param>
    /// <param name="percentile">Share of requests, as a fraction; 0 ≤ p &lt; 1.</param>
    /// <returns>Wait [s], 0 for the share that finds the server idle; +∞ when the server cannot keep up.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A quantity is outside its range.</exception>
    public static double WaitPercentile(double arrivals, double serviceTime, double percentile)
    {
        ThrowIf.NotPercentile(percentile);
        var mean = MeanResponse(arrivals, serviceTime);
        if (double.IsInfinity(mean)) return mean;
        var waiting = arrivals * serviceTime / (1 - percentile);
        return waiting > 1 ? Math.Log(waiting) * mean : 0;
    }

    private static double Spare(double arrivals, double serviceTime)
    {
        ThrowIf.Negative(arrivals);
        ThrowIf.NotPositive(serviceTime);
        return 1 - arrivals * serviceTime;
    }
}
