namespace Windtunnel.Analysis;

/// <summary>Several servers and a bounded queue: a request that finds the queue full is turned away. Poisson arrivals, exponential service.</summary>
/// <remarks>
/// Gross &amp; Harris 1998, §2.4. Adding one place at a time, b(k) = r·b(k−1)/(1 + r·b(k−1)) with r = λ/(min(k,c)·μ), adds only positive terms;
/// it needs no powers, no factorials and no special case at ρ = 1. With servers = 1 this is M/M/1/K; with capacity = servers, Erlang B.
/// A bounded queue always settles, so no figure is infinite.
/// </remarks>
public static class MMcK
{
    /// <summary>Share of requests turned away.</summary>
    /// <param name="arrivals">Requests arriving, λ [1/s]; ≥ 0.</param>
    /// <param name="serviceTime">Mean time to serve one, 1/μ [s]; &gt; 0.</param>
    /// <param name="servers">Requests served at once, c; ≥ 1.</param>
    /// <param name="capacity">Requests held at once, in service and waiting together, K; ≥ <paramref name="servers"/>.</param>
    /// <returns>Blocking probability, 0 to 1.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A quantity is outside its range.</exception>
    public static double Blocking(double arrivals, double serviceTime, int servers, int capacity) =>
        Solve(arrivals, serviceTime, servers, capacity).Blocking;

    /// <summary>Mean number of requests waiting or in service.</summary>
    /// <param name="arrivals">Requests arriving, λ [1/s]; ≥ 0.</param>
    /// <param name="serviceTime">Mean time to serve one, 1/μ [s]; &gt; 0.</param>
    /// <param name="servers">Requests served at once, c; ≥ 1.</param>
    /// <param name="capacity">Requests held at once, in service and waiting together, K; ≥ <paramref name="servers"/>.</param>
    /// <returns>Mean number of requests, 0 to K.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A quantity is outside its range.</exception>
    public static double MeanNumber(double arrivals, double serviceTime, int servers, int capacity) =>
        Solve(arrivals, serviceTime, servers, capacity).Number;

    /// <summary>Requests accepted, and so completed, per second: λ(1−blocking).</summary>
    /// <param name="arrivals">Requests arriving, λ [1/s]; ≥ 0.</param>
    /// <param name="serviceTime">Mean time to serve one, 1/μ [s]; &gt; 0.</param>
    /// <param name="servers">Requests served at once, c; ≥ 1.</param>
    /// <param name="capacity">Requests held at once, in service and waiting together, K; ≥ <paramref name="servers"/>.</param>
    /// <returns>Throughput [1/s].</returns>
    /// <exception cref="ArgumentOutOfRangeException">A quantity is outside its range.</exception>
    public static double Throughput(double arrivals, double serviceTime, int servers, int capacity) =>
        arrivals * (1 - Blocking(arrivals, serviceTime, servers, capacity));

    /// <summary>Mean response time of the requests that were accepted, by Little's law.</summary>
    /// <param name="arrivals">Requests arriving, λ [1/s]; ≥ 0.</param>
    /// <param name="serviceTime">Mean time to serve one, 1/μ [s]; &gt; 0.</param>
    /// <param name="servers">Requests served at once, c; ≥ 1.</param>
    /// <param name="capacity">Requests held at once, in service and waiting together, K; ≥ <paramref name="servers"/>.</param>
    /// <returns>Mean response time [s].</returns>
    /// <exception cref="ArgumentOutOfRangeException">A quantity is outside its range.</exception>
    public static double MeanResponse(double arrivals, double serviceTime, int servers, int capacity)
    {
        var (blocking, number) = Solve(arrivals, serviceTime, servers, capacity);
        return arrivals > 0 ? number / (arrivals * (1 - blocking)) : serviceTime;
    }

    /// <summary>Mean wait of the requests that were accepted.</summary>
    /// <param name="arrivals">Requests arriving, λ [1/s]; ≥ 0.</param>
    /// <param name="serviceTime">Mean time to serve one, 1/μ [s]; &gt; 0.</param>
    /// <param name="servers">Requests served at once, c; ≥ 1.</param>
    /// <param name="capacity">Requests held at once, in service and waiting together, K; ≥ <paramref name="servers"/>.</param>
    /// <returns>Mean wait [s].</returns>
    /// <exception cref="ArgumentOutOfRangeException">A quantity is outside its range.</exception>
    public static double MeanWait(double arrivals, double serviceTime, int servers, int capacity) =>
        Math.Max(0, MeanResponse(arrivals, serviceTime, servers, capacity) - serviceTime);

    private static (double Blocking, double Number) Solve(double arrivals, double serviceTime, int servers, int capacity)
    {
        ThrowIf.Negative(arrivals);
        ThrowIf.NotPositive(serviceTime);
        ThrowIf.Below(servers, 1);
        ThrowIf.Below(capacity, servers);
        var offered = arrivals * serviceTime;
        var full = 1.0;
        var number = 0.0;
        for (var k = 1; k <= capacity; k++)
        {
            var term = offered / Math.Min(k, servers) * full;
            full = term / (1 + term);
            number = number * (1 - full) + k * full;
        }

        return (full, number);
    }
}
