namespace Windtunnel.Analysis;

/// <summary>One server that works on all requests at once, each at an equal share of its speed (M/G/1-PS). Poisson arrivals.</summary>
/// <remarks>Kleinrock 1976, Queueing Systems vol. 2, eq. 4.17. The mean is insensitive: only the mean of the service distribution matters.</remarks>
public static class ProcessorSharing
{
    /// <summary>Mean response time, E[S]/(1−ρ).</summary>
    /// <param name="arrivals">Requests arriving, λ [1/s]; ≥ 0.</param>
    /// <param name="serviceTime">Mean work of one request on an idle server [s]; &gt; 0.</param>
    /// <returns>Mean response time [s]; +∞ when the server cannot keep up.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A quantity is outside its range.</exception>
    public static double MeanResponse(double arrivals, double serviceTime) => MeanResponseOf(serviceTime, arrivals, serviceTime);

    /// <summary>Mean response time of a request of known size x: x/(1−ρ).</summary>
    /// <param name="work">Work of this request on an idle server, x [s]; ≥ 0.</param>
    /// <param name="arrivals">Requests arriving, λ [1/s]; ≥ 0.</param>
    /// <param name="serviceTime">Mean work of one request on an idle server [s]; &gt; 0.</param>
    /// <returns>Mean response time [s]; +∞ when the server cannot keep up.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A quantity is outside its range.</exception>
    public static double MeanResponseOf(double work, double arrivals, double serviceTime)
    {
        ThrowIf.Negative(work);
        ThrowIf.Negative(arrivals);
        ThrowIf.NotPositive(serviceTime);
        var spare = 1 - arrivals * serviceTime;
        return spare > 0 ? work / spare : double.PositiveInfinity;
    }
}
