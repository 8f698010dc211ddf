namespace Windtunnel.Analysis;

/// <summary>
/// The steady state of a system of stations by formula: the second of the three answers, between the envelope and the simulation.
/// </summary>
/// <remarks>
/// Open classes alone are solved station by station; closed classes by mean value analysis or convolution, exactly where the stations have
/// product form and the population is small; both together by <see cref="MixedNetwork"/>. What was used, and how far off it may be, is part of
/// the answer. Nothing here knows timeouts, retries, held threads or faults: where the design has them, the simulation is right.
/// </remarks>
public static class AnalyticNetwork
{
    /// <summary>Solves the network.</summary>
    /// <param name="stations">The stations; each lists a service time and variation for every class.</param>
    /// <param name="classes">The classes; each lists its visits to every station.</param>
    /// <returns>Mean values, method and expected error of every station.</returns>
    /// <exception cref="ArgumentException">The lists differ in length, or a closed class with users neither thinks nor is served.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A quantity is outside its range.</exception>
    public static AnalyticSolution Solve(IReadOnlyList<AnalyticStation> stations, IReadOnlyList<AnalyticClass> classes)
    {
        ArgumentNullException.ThrowIfNull(stations);
        ArgumentNullException.ThrowIfNull(classes);
        Check(stations, classes);
        if (classes.All(c => c.IsOpen)) return OpenStations.Solve(stations, classes);
        return classes.Any(c => c.IsOpen && c.Arrivals > 0)
            ? MixedNetwork.Solve(stations, classes)
            : ClosedStations.Solve(stations, classes);
    }

    /// <summary>Mean service a request asks of each station over all its visits [s]; [station, class].</summary>
    internal static double[,] Demands(IReadOnlyList<AnalyticStation> stations, IReadOnlyList<AnalyticClass> classes)
    {
        var demands = new double[stations.Count, classes.Count];
        for (var i = 0; i < stations.Count; i++)
        {
            for (var r = 0; r < classes.Count; r++) demands[i, r] = classes[r].Visits[i] * stations[i].ServiceTime[r];
        }

        return demands;
    }

    internal static int[] Servers(IReadOnlyList<AnalyticStation> stations) =>
        [.. stations.Select(s => s.Discipline == Discipline.Delay ? ClosedNetwork.Delay : s.Servers)];

    /// <summary>Residence time per visit [s]; [station, class]; NaN where a class never visits.</summary>
    internal static double[,] PerVisit(NetworkSolution values, IReadOnlyList<AnalyticClass> classes)
    {
        var result = new double[values.Stations, values.Classes];
        for (var i = 0; i < values.Stations; i++)
        {
            for (var r = 0; r < values.Classes; r++)
                result[i, r] = classes[r].Visits[i] > 0 ? values.Residence[i, r] / classes[r].Visits[i] : double.NaN;
        }

        return result;
    }

    private static void Check(IReadOnlyList<AnalyticStation> stations, IReadOnlyList<AnalyticClass> classes)
    {
        foreach (var station in stations)
        {
            if (station.ServiceTime.Length != classes.Count || station.ServiceScv.Length != classes.Count)
                throw new ArgumentException($"Station {station.Name} must list a service time and a variation for each class.", nameof(stations));
            ThrowIf.Below(station.Servers, 1, nameof(stations));
            foreach (var s in station.ServiceTime) ThrowIf.Negative(s, nameof(stations));
            foreach (var scv in station.ServiceScv) ThrowIf.Negative(scv, nameof(stations));
        }

        foreach (var c in classes)
        {
            if (c.Visits.Length != stations.Count)
                throw new ArgumentException($"Class {c.Name} must list its visits to each station.", nameof(classes));
        }
    }
}
