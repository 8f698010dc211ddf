namespace Windtunnel.Analysis;

/// <summary>One server, Poisson arrivals, constant service, room for K requests: a request that finds no room is turned away.</summary>
/// <remarks>
/// By the numbers left behind at departures (Gross &amp; Harris 1998, §5.1.7; Takagi 1993, vol. 2). A token bucket of K tokens turns away what M/D/1/K does, and a
/// leaky bucket before which K−1 may wait also delays what M/D/1/K does. See docs/theory/disciplines.md.
/// </remarks>
public static class MD1K
{
    /// <summary>Room beyond which all that matters is the load: a bucket so large turns away what exceeds the limit.</summary>
    private const int CapacityMax = 2_000;

    private const double Huge = 1e200;

    /// <summary>Share of requests turned away.</summary>
    /// <param name="arrivals">Requests arriving, λ [1/s]; ≥ 0.</param>
    /// <param name="serviceTime">Time to serve one [s]; &gt; 0.</param>
    /// <param name="capacity">Requests held at once, in service and waiting together, K; ≥ 1. Above 2,000 that of a very large one.</param>
    /// <returns>Blocking probability, 0 to 1.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A quantity is outside its range.</exception>
    public static double Blocking(double arrivals, double serviceTime, int capacity)
    {
        var load = Load(arrivals, serviceTime, capacity);
        return load == 0 ? 0
            : capacity > CapacityMax ? Math.Max(0, 1 - 1 / load)
            : Math.Max(0, 1 - 1 / (LeftBehind(load, capacity)[0] + load));
    }

    /// <summary>Mean wait of the requests that were accepted, by Little's law.</summary>
    /// <param name="arrivals">Requests arriving, λ [1/s]; &gt; 0.</param>
    /// <param name="serviceTime">Time to serve one [s]; &gt; 0.</param>
    /// <param name="capacity">Requests held at once, K; 1 to 2,000.</param>
    /// <returns>Mean wait [s].</returns>
    /// <exception cref="ArgumentOutOfRangeException">A quantity is outside its range.</exception>
    public static double MeanWait(double arrivals, double serviceTime, int capacity)
    {
        var load = Load(arrivals, serviceTime, capacity);
        ThrowIf.NotPositive(arrivals);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(capacity, CapacityMax);
        var left = LeftBehind(load, capacity);
        var blocking = Math.Max(0, 1 - 1 / (left[0] + load));
        var number = capacity * blocking;
        for (var n = 1; n < capacity; n++) number += n * left[n] / (left[0] + load);
        return Math.Max(0, number / (arrivals * (1 - blocking)) - serviceTime);
    }

    /// <summary>Probability that a departure leaves n behind; [n], from 0 to K−1. Only positive terms are added, so nothing cancels.</summary>
    private static double[] LeftBehind(double load, int capacity)
    {
        var left = new double[capacity];
        left[0] = 1;
        var sum = 1.0;
        var beyond = Beyond(load, capacity);
        var none = Math.Exp(-load);
        for (var n = 1; n < capacity; n++)
        {
            var cut = left[0] * beyond[n - 1];
            for (var i = 1; i < n; i++) cut += left[i] * beyond[n - i];
            left[n] = cut / none;
            sum += left[n];
            if (!(sum > Huge)) continue;
            for (var i = 0; i <= n; i++) left[i] /= sum;
            sum = 1;
        }

        for (var n = 0; n < capacity; n++) left[n] /= sum;
        return left;
    }

    /// <summary>Probability that more than n arrive during a service; [n].</summary>
    private static double[] Beyond(double load, int count)
    {
        var terms = (int)(load + 12 * Math.Sqrt(load) + 40) + count;
        var probability = new double[terms + 1];
        probability[0] = Math.Exp(-load);
        for (var n = 1; n <= terms; n++) probability[n] = probability[n - 1] * load / n;
        var beyond = new double[terms + 1];
        for (var n = terms - 1; n >= 0; n--) beyond[n] = beyond[n + 1] + probability[n + 1];
        return beyond;
    }

    private static double Load(double arrivals, double serviceTime, int capacity)
    {
        ThrowIf.Negative(arrivals);
        ThrowIf.NotPositive(serviceTime);
        ThrowIf.Below(capacity, 1);
        return arrivals * serviceTime;
    }
}
