namespace Windtunnel.Analysis;

/// <summary>
/// One server, exponential service, every k-th request of a Poisson stream: what each of k servers sees behind a round-robin balancer.
/// </summary>
/// <remarks>GI/M/1 with A*(s) = (kλ/(kλ+s))^k; k = 1 is M/M/1.</remarks>
public static class EkM1
{
    /// <summary>Mean response time.</summary>
    /// <param name="phases">Servers the stream is dealt to in turn, k; ≥ 1.</param>
    /// <param name="arrivals">Requests arriving at this server, λ [1/s]; &gt; 0.</param>
    /// <param name="serviceTime">Mean time to serve one [s]; &gt; 0.</param>
    /// <returns>Mean response time [s]; +∞ when the server cannot keep up.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A quantity is outside its range.</exception>
    public static double MeanResponse(int phases, double arrivals, double serviceTime)
    {
        ThrowIf.Below(phases, 1);
        var rate = phases * arrivals;
        return GIM1.MeanResponse(arrivals, serviceTime, s => Math.Pow(rate / (rate + s), phases));
    }
}
