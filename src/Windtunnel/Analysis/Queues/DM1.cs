namespace Windtunnel.Analysis;

/// <summary>One server, exponential service, arrivals evenly spaced in time: a paced load generator.</summary>
/// <remarks>GI/M/1 with A*(s) = exp(−s/λ).</remarks>
public static class DM1
{
    /// <summary>Mean response time.</summary>
    /// <param name="arrivals">Requests arriving, λ [1/s]; &gt; 0.</param>
    /// <param name="serviceTime">Mean time to serve one [s]; &gt; 0.</param>
    /// <returns>Mean response time [s]; +∞ when the server cannot keep up.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A quantity is outside its range.</exception>
    public static double MeanResponse(double arrivals, double serviceTime) =>
        GIM1.MeanResponse(arrivals, serviceTime, s => Math.Exp(-s / arrivals));
}
