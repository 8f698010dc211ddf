namespace Windtunnel.Analysis;

/// <summary>Closed classes only: exact where the stations have product form and the population is small enough, Linearizer elsewhere.</summary>
internal static class ClosedStations
{
    /// <summary>Largest relative error of a mean response to expect from Linearizer, with single and with several servers.</summary>
    /// <remarks>Measured by ApproximateMvaTests on 4,000 random networks each.</remarks>
    public const double SingleServerError = 0.07, MultiServerError = 0.14;

    /// <summary>Largest relative error to expect where the network was solved as if it had product form and has not.</summary>
    /// <remarks>Measured by AnalyticNetworkTests for one server and service of SCV 4; a greater variation makes it worse.</remarks>
    public const double ProductFormError = 0.3;

    public static AnalyticSolution Solve(IReadOnlyList<AnalyticStation> stations, IReadOnlyList<AnalyticClass> classes)
    {
        var network = new ClosedNetwork([.. classes.Select(c => c.Users)], [.. classes.Select(c => c.ThinkTime)],
            AnalyticNetwork.Demands(stations, classes), AnalyticNetwork.Servers(stations));
        var isSolvable = MeanValueAnalysis.CanSolve(network);
        var isExact = isSolvable || Convolution.CanSolve(network);
        var values = isSolvable ? MeanValueAnalysis.Solve(network)
            : isExact ? Convolution.Solve(network)
            : ApproximateMva.Solve(network);
        var (method, error, reason) = Judge(stations, classes, values, isExact);
        return new AnalyticSolution(values, AnalyticNetwork.PerVisit(values, classes), new bool[stations.Count],
            [.. Enumerable.Repeat(method, stations.Count)], [.. Enumerable.Repeat(error, stations.Count)],
            [.. Enumerable.Repeat(reason, stations.Count)]);
    }

    // In a closed network every figure depends on every station, so one that does not fit makes all of them approximate.
    private static (AnalyticMethod Method, double Error, string Reason) Judge(
        IReadOnlyList<AnalyticStation> stations, IReadOnlyList<AnalyticClass> classes, NetworkSolution values, bool isExact)
    {
        var scv = Enumerable.Repeat(1.0, classes.Count).ToArray();
        for (var i = 0; i < stations.Count; i++)
        {
            var station = i;
            var rates = classes.Select((c, r) => values.Throughput[r] * c.Visits[station]).ToArray();
            if (!new StationLoad(stations[i], rates, scv).HasProductForm)
                return (AnalyticMethod.ApproximateMva, ProductFormError, $"{stations[i].Name} queues requests whose service is not one exponential for all.");
        }

        if (isExact) return (AnalyticMethod.Exact, 0, "");
        var hasMultiServer = stations.Any(s => s.Discipline != Discipline.Delay && s.Servers > 1);
        return (AnalyticMethod.ApproximateMva, hasMultiServer ? MultiServerError : SingleServerError, "The population is too large to be solved exactly.");
    }
}
