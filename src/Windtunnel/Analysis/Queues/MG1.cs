namespace Windtunnel.Analysis;

/// <summary>One server, Poisson arrivals, any service distribution, first come first served.</summary>
/// <remarks>Pollaczek 1930 and Khinchine 1932; Kleinrock 1975, Queueing Systems vol. 1, eq. 5.113. Exact. See docs/theory/waiting.md.</remarks>
public static class MG1
{
    /// <summary>Mean wait: λ·E[S²]/(2(1−ρ)), with E[S²] = E[S]²(1+C²).</summary>
    /// <param name="arrivals">Requests arriving, λ [1/s]; ≥ 0.</param>
    /// <param name="serviceTime">Mean time to serve one [s]; &gt; 0.</param>
    /// <param name="serviceScv">Squared coefficient of variation of the service time, C²; ≥ 0 (0 constant, 1 exponential).</param>
    /// <returns>Mean wait [s]; +∞ when the server cannot keep up.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A quantity is outside its range.</exception>
    public static double MeanWait(double arrivals, double serviceTime, double serviceScv)
    {
        ThrowIf.Negative(arrivals);
        ThrowIf.NotPositive(serviceTime);
        ThrowIf.Negative(serviceScv);
        var utilisation = arrivals * serviceTime;
        return utilisation < 1
            ? utilisation * serviceTime * (1 + serviceScv) / (2 * (1 - utilisation))
            : double.PositiveInfinity;
    }

    /// <summary>Mean time waiting and being served.</summary>
    /// <param name="arrivals">Requests arriving, λ [1/s]; ≥ 0.</param>
    /// <param name="serviceTime">Mean time to serve one [s]; &gt; 0.</param>
    /// <param name="serviceScv">Squared coefficient of variation of the service time, C²; ≥ 0.</param>
    /// <returns>Mean response time [s]; +∞ when the server cannot keep up.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A quantity is outside its range.</exception>
    public static double MeanResponse(double arrivals, double serviceTime, double serviceScv) =>
        MeanWait(arrivals, serviceTime, serviceScv) + serviceTime;
}
