namespace Windtunnel.Analysis;

/// <summary>One server, Poisson arrivals in priority classes, any service distribution; first come first served within a class.</summary>
/// <remarks>
/// Cobham 1954, Priority assignment in waiting line problems; Kleinrock 1976, Queueing Systems vol. 2, eq. 3.31 (work in service is finished)
/// and 3.39 (it is interrupted and resumed). Exact.
/// </remarks>
public static class PriorityMG1
{
    /// <summary>Mean wait of each class when the request in service is always finished.</summary>
    /// <param name="arrivals">Requests arriving [1/s]; [class], most urgent first; each ≥ 0.</param>
    /// <param name="serviceTime">Mean time to serve one [s]; [class]; each &gt; 0.</param>
    /// <param name="serviceScv">Squared coefficient of variation of the service time; [class]; each ≥ 0.</param>
    /// <returns>Mean wait [s]; [class]; +∞ for a class that its own and more urgent load leaves no room.</returns>
    /// <exception cref="ArgumentException">The arrays differ in length.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A quantity is outside its range.</exception>
    public static double[] MeanWait(ReadOnlySpan<double> arrivals, ReadOnlySpan<double> serviceTime, ReadOnlySpan<double> serviceScv)
    {
        Check(arrivals, serviceTime, serviceScv);
        var total = 0.0;
        foreach (var load in Loads(arrivals, serviceTime)) total += load;
        var residual = 0.0;
        for (var k = 0; k < arrivals.Length; k++) residual += Residual(arrivals[k], serviceTime[k], serviceScv[k]);

        // When the lowest classes overload the server it is never idle, and whoever is urgent finds a residual service that is weighted by the
        // share each class then gets; classes that still settle get the part that their betters leave.
        if (total >= 1) residual = SaturatedResidual(arrivals, serviceTime, serviceScv);
        return Spread(arrivals, serviceTime, (k, before, after) => residual / ((1 - before) * (1 - after)));
    }

    /// <summary>Mean response time of each class when a more urgent request interrupts the one in service, which later resumes.</summary>
    /// <param name="arrivals">Requests arriving [1/s]; [class], most urgent first; each ≥ 0.</param>
    /// <param name="serviceTime">Mean time to serve one [s]; [class]; each &gt; 0.</param>
    /// <param name="serviceScv">Squared coefficient of variation of the service time; [class]; each ≥ 0.</param>
    /// <returns>Mean response time [s]; [class]; +∞ for a class that its own and more urgent load leaves no room.</returns>
    /// <exception cref="ArgumentException">The arrays differ in length.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A quantity is outside its range.</exception>
    public static double[] MeanResponsePreemptive(
        ReadOnlySpan<double> arrivals, ReadOnlySpan<double> serviceTime, ReadOnlySpan<double> serviceScv)
    {
        Check(arrivals, serviceTime, serviceScv);
        var residuals = new double[arrivals.Length];
        var sum = 0.0;
        for (var k = 0; k < arrivals.Length; k++) residuals[k] = sum += Residual(arrivals[k], serviceTime[k], serviceScv[k]);
        var own = serviceTime.ToArray();
        return Spread(arrivals, serviceTime, (k, before, after) =>
            own[k] / (1 - before) + residuals[k] / ((1 - before) * (1 - after)));
    }

    private static double[] Spread(ReadOnlySpan<double> arrivals, ReadOnlySpan<double> serviceTime, Func<int, double, double, double> formula)
    {
        var loads = Loads(arrivals, serviceTime);
        var result = new double[loads.Length];
        var before = 0.0;
        for (var k = 0; k < loads.Length; k++)
        {
            var after = before + loads[k];
            result[k] = after < 1 ? formula(k, before, after) : double.PositiveInfinity;
            before = after;
        }

        return result;
    }

    private static double SaturatedResidual(ReadOnlySpan<double> arrivals, ReadOnlySpan<double> serviceTime, ReadOnlySpan<double> serviceScv)
    {
        double residual = 0, room = 1;
        for (var k = 0; k < arrivals.Length && room > 0; k++)
        {
            var load = Math.Min(room, arrivals[k] * serviceTime[k]);
            residual += Residual(load / serviceTime[k], serviceTime[k], serviceScv[k]);
            room -= load;
        }

        return residual;
    }

    private static double[] Loads(ReadOnlySpan<double> arrivals, ReadOnlySpan<double> serviceTime)
    {
        var loads = new double[arrivals.Length];
        for (var k = 0; k < loads.Length; k++) loads[k] = arrivals[k] * serviceTime[k];
        return loads;
    }

    private static double Residual(double arrivals, double serviceTime, double scv) =>
        arrivals * serviceTime * serviceTime * (1 + scv) / 2;

    private static void Check(ReadOnlySpan<double> arrivals, ReadOnlySpan<double> serviceTime, ReadOnlySpan<double> serviceScv)
    {
        if (arrivals.Length != serviceTime.Length || arrivals.Length != serviceScv.Length)
            throw new ArgumentException("Arrivals, service times and variations must list the same classes.", nameof(serviceTime));
        for (var k = 0; k < arrivals.Length; k++)
        {
            ThrowIf.Negative(arrivals[k]);
            ThrowIf.NotPositive(serviceTime[k]);
            ThrowIf.Negative(serviceScv[k]);
        }
    }
}
