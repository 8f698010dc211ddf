namespace Windtunnel.Analysis;

/// <summary>Several equal servers that serve the most urgent class first; Poisson arrivals, exponential service of one mean for all classes.</summary>
/// <remarks>
/// Without interruption Kella &amp; Yechiali 1985: the wait of M/M/c divided by the room that the more urgent leave. With interruption classes 1 to k
/// do not feel the others and, service being exponential, together behave as M/M/c in any order. See docs/theory/waiting.md.
/// </remarks>
public static class PriorityMMc
{
    /// <summary>Mean wait of each class when a service that began goes on to its end: C·(S/c) / ((1−s(k−1))·(1−s(k))).</summary>
    /// <param name="arrivals">Requests arriving [1/s]; [class], most urgent first; each ≥ 0.</param>
    /// <param name="serviceTime">Mean time to serve one [s]; &gt; 0.</param>
    /// <param name="servers">Requests served at once, c; ≥ 1.</param>
    /// <returns>Mean wait [s]; [class]; +∞ for a class that its own and more urgent load leaves no room.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A quantity is outside its range.</exception>
    public static double[] MeanWait(ReadOnlySpan<double> arrivals, double serviceTime, int servers)
    {
        Check(arrivals, serviceTime, servers);
        var total = 0.0;
        foreach (var rate in arrivals) total += rate;
        var shortest = ErlangC.WaitProbability(Math.Min(total * serviceTime, servers), servers) * serviceTime / servers;
        var result = new double[arrivals.Length];
        var before = 0.0;
        for (var k = 0; k < result.Length; k++)
        {
            var after = before + arrivals[k] * serviceTime / servers;
            result[k] = after < 1 ? shortest / ((1 - before) * (1 - after)) : double.PositiveInfinity;
            before = after;
        }

        return result;
    }

    /// <summary>Mean response of each class when a more urgent request interrupts the least urgent in service, which later resumes.</summary>
    /// <param name="arrivals">Requests arriving [1/s]; [class], most urgent first; each ≥ 0.</param>
    /// <param name="serviceTime">Mean time to serve one [s]; &gt; 0.</param>
    /// <param name="servers">Requests served at once, c; ≥ 1.</param>
    /// <returns>Mean response [s]; [class]; +∞ for a class that its own and more urgent load leaves no room.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A quantity is outside its range.</exception>
    public static double[] MeanResponsePreemptive(ReadOnlySpan<double> arrivals, double serviceTime, int servers)
    {
        Check(arrivals, serviceTime, servers);
        var result = new double[arrivals.Length];
        double before = 0, numberBefore = 0;
        for (var k = 0; k < result.Length; k++)
        {
            var rate = before + arrivals[k];
            var number = MMc.MeanNumber(rate, serviceTime, servers);
            result[k] = double.IsInfinity(number) ? number
                : arrivals[k] > 0 ? (number - numberBefore) / arrivals[k]
                : MMc.MeanResponse(rate, serviceTime, servers);
            (before, numberBefore) = (rate, number);
        }

        return result;
    }

    private static void Check(ReadOnlySpan<double> arrivals, double serviceTime, int servers)
    {
        ThrowIf.NotPositive(serviceTime);
        ThrowIf.Below(servers, 1);
        foreach (var rate in arrivals) ThrowIf.Negative(rate, nameof(arrivals));
    }
}
