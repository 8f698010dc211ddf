namespace Windtunnel.Analysis;

/// <summary>Each request looks at d servers chosen at random and joins the shortest of their queues.</summary>
/// <remarks>
/// Vvedenskaya, Dobrushin &amp; Karpelevich 1996; Mitzenmacher 2001, The power of two choices in randomized load balancing. The limit of many
/// servers (mean field): with n servers the mean is above it by an amount of order 1/n. Poisson arrivals, exponential service.
/// </remarks>
public static class PowerOfChoices
{
    /// <summary>Share of servers with at least k requests, waiting or in service: ρ^((d^k − 1)/(d − 1)).</summary>
    /// <param name="utilisation">Load of each server, ρ; 0 ≤ ρ &lt; 1.</param>
    /// <param name="choices">Servers looked at, d; ≥ 1 (1 is random routing).</param>
    /// <param name="length">Requests at the server, k; ≥ 0.</param>
    /// <returns>Share of the servers, 0 to 1.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A quantity is outside its range.</exception>
    public static double LengthTail(double utilisation, int choices, int length)
    {
        ThrowIf.NotPercentile(utilisation);
        ThrowIf.Below(choices, 1);
        ThrowIf.Below(length, 0);
        return Math.Pow(utilisation, Exponent(choices, length));
    }

    /// <summary>Mean response time.</summary>
    /// <param name="arrivals">Requests arriving per server, λ [1/s]; ≥ 0.</param>
    /// <param name="serviceTime">Mean time to serve one [s]; &gt; 0.</param>
    /// <param name="choices">Servers looked at, d; ≥ 1. Default 2.</param>
    /// <returns>Mean response time [s]; +∞ when the servers cannot keep up.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A quantity is outside its range.</exception>
    public static double MeanResponse(double arrivals, double serviceTime, int choices = 2)
    {
        ThrowIf.Below(choices, 1);
        if (choices == 1) return MM1.MeanResponse(arrivals, serviceTime);
        ThrowIf.Negative(arrivals);
        ThrowIf.NotPositive(serviceTime);
        var utilisation = arrivals * serviceTime;
        if (utilisation >= 1) return double.PositiveInfinity;

        // Little's law on the sum of the tails, with one factor ρ cancelled so that zero load needs no special case.
        double mean = 0, term;
        for (var k = 1; (term = Math.Pow(utilisation, Exponent(choices, k) - 1)) > 1e-17; k++) mean += term;
        return mean * serviceTime;
    }

    private static double Exponent(int choices, int length) =>
        choices == 1 ? length : (Math.Pow(choices, length) - 1) / (choices - 1);
}
