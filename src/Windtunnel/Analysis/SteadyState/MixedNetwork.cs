namespace Windtunnel.Analysis;

/// <summary>Open and closed classes together: the open ones slow the stations down for the closed ones, and then wait behind them.</summary>
/// <remarks>
/// Lazowska et al. 1984, §7.4.2: closed demands are stretched by 1/(1−ρ_open), and an open request then finds the closed ones too. Exact
/// for single servers in product form; stations with several servers are first made one fast server and a delay (Seidmann et al. 1987).
/// </remarks>
internal static class MixedNetwork
{
    public static AnalyticSolution Solve(IReadOnlyList<AnalyticStation> stations, IReadOnlyList<AnalyticClass> classes)
    {
        var demands = AnalyticNetwork.Demands(stations, classes);
        var open = new double[stations.Count];
        for (var i = 0; i < stations.Count; i++)
        {
            if (stations[i].Discipline == Discipline.Delay) continue;
            for (var r = 0; r < classes.Count; r++) open[i] += classes[r].Arrivals * demands[i, r] / stations[i].Servers;
        }

        // Behind a station that open requests saturate, a closed user's request never comes back.
        var closed = ClosedStations.Solve(
            [.. stations.Select((s, i) => FastServer(s, classes, open[i]))],
            [.. classes.Select((c, r) => AnalyticClass.Closed(c.Name, Reaches(c, open) ? c.Visits : new double[stations.Count],
                c.IsOpen || !Reaches(c, open) ? 0 : c.Users, c.ThinkTime + Parallel(stations, demands, r)))]);
        var values = Combine(stations, classes, demands, open, closed.Values);
        var isRough = stations.Any(s => s.Discipline != Discipline.Delay && s.Servers > 1)
            || classes.Any(c => c.IsOpen && c.Arrivals > 0 && c.ArrivalScv != 1);
        var isExact = closed.Method.All(m => m == AnalyticMethod.Exact) && !isRough && OpenFits(stations, classes, values);
        var error = isExact ? 0 : Math.Max(ClosedStations.ProductFormError, closed.ExpectedError.DefaultIfEmpty(0).Max());
        return new AnalyticSolution(values, AnalyticNetwork.PerVisit(values, classes), [.. open.Select(u => u >= 1)],
            [.. stations.Select(_ => isExact ? AnalyticMethod.Exact : AnalyticMethod.ApproximateMva)],
            [.. stations.Select(_ => error)],
            [.. stations.Select(_ => isExact ? "" : "Open and closed classes share stations that do not all have product form with one server.")]);
    }

    private static bool Reaches(AnalyticClass c, double[] open)
    {
        for (var i = 0; i < open.Length; i++)
        {
            if (c.Visits[i] > 0 && open[i] >= 1) return false;
        }

        return true;
    }

    private static AnalyticStation FastServer(AnalyticStation station, IReadOnlyList<AnalyticClass> classes, double open)
    {
        if (station.Discipline == Discipline.Delay) return station;
        var stretch = open < 1 ? 1 / (station.Servers * (1 - open)) : 0;
        return station with { Servers = 1, ServiceTime = [.. station.ServiceTime.Select(s => s * stretch)] };
    }

    /// <summary>The part of a class's demand that stands for servers working side by side and so delays nobody else [s].</summary>
    private static double Parallel(IReadOnlyList<AnalyticStation> stations, double[,] demands, int r)
    {
        var sum = 0.0;
        for (var i = 0; i < stations.Count; i++) sum += Parallel(stations[i], demands[i, r]);
        return sum;
    }

    private static double Parallel(AnalyticStation station, double demand) =>
        station.Discipline == Discipline.Delay ? 0 : demand * (station.Servers - 1) / station.Servers;

    private static NetworkSolution Combine(IReadOnlyList<AnalyticStation> stations, IReadOnlyList<AnalyticClass> classes,
        double[,] demands, double[] open, NetworkSolution closed)
    {
        int n = stations.Count, k = classes.Count;
        double[,] residence = new double[n, k], number = new double[n, k];
        double[] response = new double[k], utilisation = new double[n];
        var throughput = classes.Select((c, r) => c.IsOpen ? c.Arrivals : closed.Throughput[r]).ToArray();
        for (var i = 0; i < n; i++)
        {
            for (var r = 0; r < k; r++)
            {
                residence[i, r] = demands[i, r] == 0 ? 0 : Parallel(stations[i], demands[i, r]) + Queueing(i, r);
                number[i, r] = Number(classes[r], throughput[r], residence[i, r]);
                response[r] += residence[i, r];
                if (stations[i].Discipline != Discipline.Delay) utilisation[i] += throughput[r] * demands[i, r] / stations[i].Servers;
            }
        }

        return new NetworkSolution(throughput, response, residence, number, utilisation);

        double Queueing(int i, int r)
        {
            if (stations[i].Discipline == Discipline.Delay) return demands[i, r];
            if (open[i] >= 1) return double.PositiveInfinity;
            return classes[r].IsOpen
                ? demands[i, r] / stations[i].Servers * (1 + closed.NumberAt(i)) / (1 - open[i])
                : closed.Residence[i, r];
        }
    }

    // Users whose requests never come back make no throughput, yet all of them are in that queue, which grows without end.
    private static double Number(AnalyticClass c, double throughput, double residence) =>
        double.IsInfinity(residence) && (c.Users > 0 || c.Arrivals > 0) ? double.PositiveInfinity
        : throughput > 0 ? throughput * residence
        : 0;

    private static bool OpenFits(IReadOnlyList<AnalyticStation> stations, IReadOnlyList<AnalyticClass> classes, NetworkSolution values)
    {
        var scv = Enumerable.Repeat(1.0, classes.Count).ToArray();
        for (var i = 0; i < stations.Count; i++)
        {
            var station = i;
            var rates = classes.Select((c, r) => values.Throughput[r] * c.Visits[station]).ToArray();
            if (!new StationLoad(stations[i], rates, scv).HasProductForm) return false;
        }

        return true;
    }
}
