namespace Windtunnel.Analysis;

/// <summary>Several servers, any arrivals, any service distribution: an approximation.</summary>
/// <remarks>
/// Allen &amp; Cunneen (Allen 1990, Probability, Statistics and Queueing Theory, §5.3): Wq ≈ Wq(M/M/c)·(Ca² + Cs²)/2.
/// Exact for M/M/c and M/G/1; elsewhere an approximation whose measured error is in docs/theory/waiting.md.
/// </remarks>
public static class GGc
{
    /// <summary>Approximate mean wait.</summary>
    /// <param name="arrivals">Requests arriving, λ [1/s]; ≥ 0.</param>
    /// <param name="arrivalScv">Squared coefficient of variation of the time between arrivals, Ca²; ≥ 0 (1 for Poisson).</param>
    /// <param name="serviceTime">Mean time to serve one [s]; &gt; 0.</param>
    /// <param name="serviceScv">Squared coefficient of variation of the service time, Cs²; ≥ 0 (1 for exponential).</param>
    /// <param name="servers">Requests served at once, c; ≥ 1.</param>
    /// <returns>Mean wait [s]; +∞ when the servers cannot keep up.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A quantity is outside its range.</exception>
    public static double MeanWait(double arrivals, double arrivalScv, double serviceTime, double serviceScv, int servers)
    {
        ThrowIf.Negative(arrivalScv);
        ThrowIf.Negative(serviceScv);
        var wait = MMc.MeanWait(arrivals, serviceTime, servers);
        return double.IsInfinity(wait) ? wait : wait * (arrivalScv + serviceScv) / 2;
    }

    /// <summary>Approximate mean time waiting and being served.</summary>
    /// <param name="arrivals">Requests arriving, λ [1/s]; ≥ 0.</param>
    /// <param name="arrivalScv">Squared coefficient of variation of the time between arrivals, Ca²; ≥ 0 (1 for Poisson).</param>
    /// <param name="serviceTime">Mean time to serve one [s]; &gt; 0.</param>
    /// <param name="serviceScv">Squared coefficient of variation of the service time, Cs²; ≥ 0 (1 for exponential).</param>
    /// <param name="servers">Requests served at once, c; ≥ 1.</param>
    /// <returns>Mean response time [s]; +∞ when the servers cannot keep up.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A quantity is outside its range.</exception>
    public static double MeanResponse(double arrivals, double arrivalScv, double serviceTime, double serviceScv, int servers) =>
        MeanWait(arrivals, arrivalScv, serviceTime, serviceScv, servers) + serviceTime;
}
