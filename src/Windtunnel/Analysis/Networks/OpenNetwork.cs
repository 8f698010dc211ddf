namespace Windtunnel.Analysis;

/// <summary>Exact solution of an open product-form network: Poisson arrivals that visit the stations and leave.</summary>
/// <remarks>
/// Jackson 1957 for one class, Baskett, Chandy, Muntz &amp; Palacios 1975 for several: each station behaves as an M/M/c queue of its own, feedback
/// or not. The same forms of station are exact as for <see cref="ClosedNetwork"/>.
/// </remarks>
public static class OpenNetwork
{
    /// <summary>Mean values of the network.</summary>
    /// <param name="arrivals">Requests of each class arriving from outside [1/s]; [class]; each ≥ 0.</param>
    /// <param name="demands">Mean service a request asks of a station over all its visits [s]; [station, class]; each ≥ 0.</param>
    /// <param name="servers">Equal servers of each station, or <see cref="ClosedNetwork.Delay"/>; [station]; each ≥ 1.</param>
    /// <returns>Mean values; a class that visits a saturated station has an infinite response, and its throughput is what it would be without the limit.</returns>
    /// <exception cref="ArgumentException">The arrays differ in length.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A quantity is outside its range.</exception>
    public static NetworkSolution Solve(double[] arrivals, double[,] demands, int[] servers)
    {
        ArgumentNullException.ThrowIfNull(arrivals);
        ArgumentNullException.ThrowIfNull(demands);
        ArgumentNullException.ThrowIfNull(servers);
        if (demands.GetLength(0) != servers.Length || demands.GetLength(1) != arrivals.Length)
            throw new ArgumentException("Demands must have a row for each station and a column for each class.", nameof(demands));
        int stations = servers.Length, classes = arrivals.Length;
        var residence = new double[stations, classes];
        var number = new double[stations, classes];
        var response = new double[classes];
        var utilisation = new double[stations];
        for (var i = 0; i < stations; i++)
        {
            ThrowIf.Below(servers[i], 1, nameof(servers));
            var stretch = Stretch(arrivals, demands, servers[i], i, out utilisation[i]);
            for (var r = 0; r < classes; r++)
            {
                residence[i, r] = demands[i, r] > 0 ? demands[i, r] * stretch : 0;
                number[i, r] = arrivals[r] > 0 ? arrivals[r] * residence[i, r] : 0;
                response[r] += residence[i, r];
            }
        }

        return new NetworkSolution((double[])arrivals.Clone(), response, residence, number, utilisation);
    }

    /// <summary>How many times longer than its service a visit to a station takes; the same for every class.</summary>
    private static double Stretch(double[] arrivals, double[,] demands, int servers, int station, out double utilisation)
    {
        var offered = 0.0;
        for (var r = 0; r < arrivals.Length; r++)
        {
            ThrowIf.Negative(arrivals[r], nameof(arrivals));
            ThrowIf.Negative(demands[station, r], nameof(demands));
            offered += arrivals[r] * demands[station, r];
        }

        utilisation = servers == ClosedNetwork.Delay ? 0 : offered / servers;
        return servers == ClosedNetwork.Delay ? 1 : MMc.MeanResponse(offered, 1, servers);
    }
}
