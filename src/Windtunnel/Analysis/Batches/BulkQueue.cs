namespace Windtunnel.Analysis;

/// <summary>Servers that take up to so many of those who wait at once and serve them together, as consumers do that fetch batches: M/M^[1,b]/c.</summary>
/// <remarks>
/// While a server is free nobody waits, and the states are those of M/M/c; above, the queue falls by min(b, queue) at each end of service, which makes
/// it geometric with the root r in (0, 1) of c·μ·r^(b+1) − (λ + c·μ)·r + λ = 0 (Gross et al. 2008, §3.2.2, for one server). Source and measured agreement in
/// docs/theory/batches.md. Assumes Poisson arrivals and exponential service whatever the size of the batch.
/// </remarks>
public static class BulkQueue
{
    /// <summary>Bisections of (0, 1): beyond the digits of a double.</summary>
    private const int Steps = 200;

    /// <summary>Mean time a request waits for a server.</summary>
    /// <param name="arrivals">Requests arriving, λ [1/s]; ≥ 0.</param>
    /// <param name="serviceTime">Mean time to serve one batch, 1/μ [s]; &gt; 0.</param>
    /// <param name="most">Requests of a batch at most, b; ≥ 1.</param>
    /// <param name="servers">Batches served at once, c; ≥ 1.</param>
    /// <returns>Mean wait [s]; +∞ when full batches cannot keep up.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A quantity is outside its range.</exception>
    public static double MeanWait(double arrivals, double serviceTime, int most, int servers) => Solve(arrivals, serviceTime, most, servers).Wait;

    /// <summary>Mean requests of a batch.</summary>
    /// <param name="arrivals">Requests arriving, λ [1/s]; ≥ 0.</param>
    /// <param name="serviceTime">Mean time to serve one batch, 1/μ [s]; &gt; 0.</param>
    /// <param name="most">Requests of a batch at most, b; ≥ 1.</param>
    /// <param name="servers">Batches served at once, c; ≥ 1.</param>
    /// <returns>Requests, from 1 to <paramref name="most"/>, which it is when full batches cannot keep up.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A quantity is outside its range.</exception>
    public static double MeanSize(double arrivals, double serviceTime, int most, int servers) => Solve(arrivals, serviceTime, most, servers).Size;

    private static (double Wait, double Size) Solve(double arrivals, double serviceTime, int most, int servers)
    {
        ThrowIf.Negative(arrivals);
        ThrowIf.NotPositive(serviceTime);
        ThrowIf.Below(most, 1);
        ThrowIf.Below(servers, 1);
        var offered = arrivals * serviceTime;
        if (offered == 0)
        {
            return (0, 1);
        }

        if (offered >= (double)servers * most)
        {
            return (double.PositiveInfinity, most);
        }

        var ratio = Ratio(offered, most, servers);

        // Of the states with a server free relative to the one with all busy and nobody waiting; by the cut between i and i + 1 busy.
        double state = 1, free = 0, freeBusy = 0;
        for (var busy = servers - 1; busy >= 0; busy--)
        {
            state *= (busy + 1) / offered;
            free += state;
            freeBusy += busy * state;
        }

        var all = free + 1 / (1 - ratio);
        var meanBusy = (freeBusy + servers / (1 - ratio)) / all;
        var queue = ratio / ((1 - ratio) * (1 - ratio)) / all;
        return (queue / arrivals, Math.Clamp(offered / meanBusy, 1, most));
    }

    // At 0 the polynomial is positive, at 1 nothing; between it crosses once, since it is convex and falls first.
    private static double Ratio(double offered, int most, int servers)
    {
        double low = 0, high = Math.Pow((offered + servers) / (servers * (most + 1.0)), 1.0 / most);
        for (var i = 0; i < Steps; i++)
        {
            var middle = (low + high) / 2;
            (low, high) = servers * Math.Pow(middle, most + 1) - (offered + servers) * middle + offered > 0 ? (middle, high) : (low, middle);
        }

        return low;
    }
}
