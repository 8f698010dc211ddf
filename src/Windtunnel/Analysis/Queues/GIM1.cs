namespace Windtunnel.Analysis;

/// <summary>One server, exponential service, independent times between arrivals of any distribution (GI/M/1).</summary>
/// <remarks>
/// Kleinrock 1975, Queueing Systems vol. 1, §6.4: σ is the root in (0, 1) of σ = A*(μ(1−σ)), A* the Laplace transform of the time between
/// arrivals; the response time is exponential with mean 1/(μ(1−σ)) and a request waits with probability σ.
/// </remarks>
public static class GIM1
{
    /// <summary>Probability that an arriving request has to wait, σ.</summary>
    /// <param name="arrivals">Requests arriving [1/s]; &gt; 0.</param>
    /// <param name="serviceTime">Mean time to serve one, 1/μ [s]; &gt; 0.</param>
    /// <param name="interarrivalTransform">Laplace transform A*(s) of the time between arrivals, s in [1/s]; its mean must be 1/arrivals.</param>
    /// <returns>σ, 0 to 1; 1 when the server cannot keep up.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A quantity is outside its range.</exception>
    public static double WaitProbability(double arrivals, double serviceTime, Func<double, double> interarrivalTransform)
    {
        ThrowIf.NotPositive(arrivals);
        ThrowIf.NotPositive(serviceTime);
        ArgumentNullException.ThrowIfNull(interarrivalTransform);
        if (arrivals * serviceTime >= 1) return 1;

        // x = 1−σ is sought, not σ: near saturation σ is next to 1, where doubles are coarse, and x is next to 0, where they are fine.
        var root = Bisection.Find(x => 1 - interarrivalTransform(x / serviceTime) > x, 0, 1);
        return 1 - root;
    }

    /// <summary>Mean response time, 1/(μ(1−σ)).</summary>
    /// <param name="arrivals">Requests arriving [1/s]; &gt; 0.</param>
    /// <param name="serviceTime">Mean time to serve one, 1/μ [s]; &gt; 0.</param>
    /// <param name="interarrivalTransform">Laplace transform A*(s) of the time between arrivals, s in [1/s]; its mean must be 1/arrivals.</param>
    /// <returns>Mean response time [s]; +∞ when the server cannot keep up.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A quantity is outside its range.</exception>
    public static double MeanResponse(double arrivals, double serviceTime, Func<double, double> interarrivalTransform)
    {
        var idle = 1 - WaitProbability(arrivals, serviceTime, interarrivalTransform);
        return idle > 0 ? serviceTime / idle : double.PositiveInfinity;
    }
}
