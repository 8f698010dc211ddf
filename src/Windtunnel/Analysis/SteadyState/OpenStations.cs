namespace Windtunnel.Analysis;

/// <summary>Open classes only: each station a queue of its own.</summary>
/// <remarks>
/// Exact if every station fits product form and arrivals are Poisson (Jackson 1957; Baskett et al. 1975). A first-come-first-served station of
/// one server with other service is exact (Pollaczek–Khinchine) when its arrivals are Poisson, which is sure only when all other stations fit
/// product form. Everything else is Allen–Cunneen.
/// </remarks>
internal static class OpenStations
{
    /// <summary>Largest relative error of a mean response by Allen–Cunneen to expect, when visits arrive by Poisson and when they do not.</summary>
    /// <remarks>
    /// Measured by GGcErrorTests: the first for constant service and service of SCV 4, the second for one server and gaps of SCV 0 to 4.
    /// </remarks>
    public const double PoissonError = 0.06, OtherError = 0.2;

    public static AnalyticSolution Solve(IReadOnlyList<AnalyticStation> stations, IReadOnlyList<AnalyticClass> classes)
    {
        var loads = stations.Select((s, i) => Load(s, i, classes)).ToArray();
        var values = OpenNetwork.Solve([.. classes.Select(c => c.Arrivals)], AnalyticNetwork.Demands(stations, classes),
            AnalyticNetwork.Servers(stations));
        var methods = new AnalyticMethod[stations.Count];
        var errors = new double[stations.Count];
        var reasons = new string[stations.Count];
        var isPoisson = classes.All(c => c.Arrivals == 0 || c.ArrivalScv == 1);
        for (var i = 0; i < stations.Count; i++)
        {
            var others = loads.Where((load, j) => j != i).All(load => load.HasProductForm);
            (methods[i], errors[i], reasons[i]) = Judge(stations[i], loads[i], isPoisson, others);
            if (stations[i].Discipline == Discipline.FirstComeFirstServed && !(loads[i].HasProductForm && isPoisson))
                Queue(values, stations[i], i, loads[i], classes);
        }

        var response = new double[classes.Count];
        for (var r = 0; r < response.Length; r++)
        {
            for (var i = 0; i < stations.Count; i++) response[r] += values.Residence[i, r];
        }

        values = values with { Response = response };
        return new AnalyticSolution(values, AnalyticNetwork.PerVisit(values, classes), [.. values.Utilisation.Select(u => u >= 1)],
            methods, errors, reasons);
    }

    private static StationLoad Load(AnalyticStation station, int i, IReadOnlyList<AnalyticClass> classes) =>
        new(station, [.. classes.Select(c => c.Arrivals * c.Visits[i])], [.. classes.Select(c => c.ArrivalScv)]);

    private static (AnalyticMethod Method, double Error, string Reason) Judge(
        AnalyticStation station, StationLoad load, bool isPoisson, bool othersHaveProductForm)
    {
        if (station.Discipline == Discipline.Delay || load.Visits == 0) return (AnalyticMethod.Exact, 0, "");
        if (!isPoisson) return (AnalyticMethod.AllenCunneen, OtherError, "Arrivals are not Poisson.");
        if (!othersHaveProductForm)
            return (AnalyticMethod.AllenCunneen, OtherError, "Requests come from stations whose departures are not Poisson.");
        if (load.HasProductForm || station.Servers == 1) return (AnalyticMethod.Exact, 0, "");
        return (AnalyticMethod.AllenCunneen, PoissonError, "Several servers whose service is not one exponential for all.");
    }

    private static void Queue(NetworkSolution values, AnalyticStation station, int i, StationLoad load, IReadOnlyList<AnalyticClass> classes)
    {
        var wait = load.ServiceTime > 0
            ? GGc.MeanWait(load.Visits, load.ArrivalScv, load.ServiceTime, load.ServiceScv, station.Servers)
            : 0;
        for (var r = 0; r < classes.Count; r++)
        {
            var visits = classes[r].Visits[i];
            values.Residence[i, r] = visits > 0 ? visits * (wait + station.ServiceTime[r]) : 0;
            values.Number[i, r] = classes[r].Arrivals > 0 ? classes[r].Arrivals * values.Residence[i, r] : 0;
        }
    }
}
