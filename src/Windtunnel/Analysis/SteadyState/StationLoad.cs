namespace Windtunnel.Analysis;

/// <summary>What one station gets from given rates of visits: all classes together, and whether they fit product form.</summary>
internal readonly record struct StationLoad
{
    /// <summary>Two service times, or two variations, closer than this are taken as equal.</summary>
    private const double Same = 1e-9;

    /// <param name="station">The station.</param>
    /// <param name="visitRates">Visits of each class [1/s]; [class].</param>
    /// <param name="arrivalScv">Squared coefficient of variation of each class's gaps between arrivals; [class].</param>
    public StationLoad(AnalyticStation station, ReadOnlySpan<double> visitRates, ReadOnlySpan<double> arrivalScv)
    {
        double rate = 0, work = 0, square = 0, gaps = 0;
        for (var r = 0; r < visitRates.Length; r++)
        {
            var s = station.ServiceTime[r];
            rate += visitRates[r];
            work += visitRates[r] * s;
            square += visitRates[r] * s * s * (1 + station.ServiceScv[r]);
            gaps += visitRates[r] * arrivalScv[r];
        }

        Visits = rate;
        ServiceTime = rate > 0 ? work / rate : 0;
        ServiceScv = work > 0 ? Math.Max(0, square / rate / (ServiceTime * ServiceTime) - 1) : 0;
        ArrivalScv = rate > 0 ? gaps / rate : 1;
        var isAlike = Math.Abs(ServiceScv - 1) < Same;
        for (var r = 0; r < visitRates.Length; r++)
        {
            if (visitRates[r] > 0 && Math.Abs(station.ServiceTime[r] - ServiceTime) > Same * ServiceTime) isAlike = false;
        }

        HasProductForm = station.Discipline != Discipline.FirstComeFirstServed || work == 0 || isAlike;
    }

    /// <summary>Visits of all classes [1/s].</summary>
    public double Visits { get; }

    /// <summary>Mean service of a visit over all classes [s].</summary>
    public double ServiceTime { get; }

    /// <summary>Squared coefficient of variation of a visit's service, the difference between classes included.</summary>
    public double ServiceScv { get; }

    /// <summary>Squared coefficient of variation of the gaps between arrivals: the classes' own, weighted by rate (Whitt 1983, QNA, eq. 33 with w = 1).</summary>
    public double ArrivalScv { get; }

    /// <summary>Whether the station fits a product-form network: any service where requests share, one exponential service where they queue.</summary>
    public bool HasProductForm { get; }
}
