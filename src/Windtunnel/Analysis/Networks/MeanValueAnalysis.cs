namespace Windtunnel.Analysis;

/// <summary>Exact solution of a closed network of single servers and delays, one user at a time.</summary>
/// <remarks>
/// Reiser &amp; Lavenberg 1980, Mean-value analysis of closed multichain queueing networks. A request that arrives sees the network as if its own
/// user were not there, so R(i,r) = D(i,r)·(1 + L(i) with one user of class r fewer). Stations with several servers need <see cref="Convolution"/>.
/// </remarks>
public static class MeanValueAnalysis
{
    /// <summary>Largest number of station–population pairs kept in memory; 8 bytes each.</summary>
    public const double MaxCells = 2e7;

    /// <summary>Whether the network has the form and size that <see cref="Solve"/> takes.</summary>
    /// <param name="network">The network.</param>
    /// <returns>True when every station is a single server or a delay and the population is small enough.</returns>
    public static bool CanSolve(ClosedNetwork network)
    {
        ArgumentNullException.ThrowIfNull(network);
        for (var i = 0; i < network.Stations; i++)
        {
            if (network.Servers[i] > 1 && !network.IsDelay(i)) return false;
        }

        return network.Lattice * Math.Max(1, network.Stations) <= MaxCells;
    }

    /// <summary>Mean values at the full population.</summary>
    /// <param name="network">A network of single servers and delays.</param>
    /// <returns>The exact mean values; a closed network is never saturated.</returns>
    /// <exception cref="ArgumentException">A station has several servers, or the population is beyond <see cref="MaxCells"/>.</exception>
    public static NetworkSolution Solve(ClosedNetwork network)
    {
        if (!CanSolve(network))
            throw new ArgumentException("Mean value analysis takes single servers and delays, and a population of bounded size.", nameof(network));
        int stations = network.Stations, classes = network.Classes;
        var lattice = new PopulationLattice(network.Population);
        var numbers = new double[(long)lattice.Size * stations];
        var throughput = new double[classes];
        var residence = new double[stations, classes];
        for (var n = 1; n < lattice.Size; n++)
        {
            for (var r = 0; r < classes; r++)
            {
                var users = lattice.Count(n, r);
                throughput[r] = users == 0 ? 0 : users / Cycle(network, r, numbers, n - lattice.Strides[r], residence);
                for (var i = 0; i < stations; i++) numbers[(long)n * stations + i] += throughput[r] * residence[i, r];
            }
        }

        return Solution(network, throughput, residence);
    }

    /// <summary>Fills the residence times of a class that arrives at population <paramref name="before"/>; returns their sum with the think time [s].</summary>
    private static double Cycle(ClosedNetwork network, int r, double[] numbers, int before, double[,] residence)
    {
        var cycle = network.ThinkTime[r];
        for (var i = 0; i < network.Stations; i++)
        {
            var queue = network.IsDelay(i) ? 0 : numbers[(long)before * network.Stations + i];
            residence[i, r] = network.Demands[i, r] * (1 + queue);
            cycle += residence[i, r];
        }

        return cycle;
    }

    /// <summary>Completes a solution from throughput and residence times, by Little's law and the utilisation law.</summary>
    internal static NetworkSolution Solution(ClosedNetwork network, double[] throughput, double[,] residence)
    {
        var number = new double[network.Stations, network.Classes];
        var response = new double[network.Classes];
        var utilisation = new double[network.Stations];
        for (var i = 0; i < network.Stations; i++)
        {
            for (var r = 0; r < network.Classes; r++)
            {
                number[i, r] = throughput[r] * residence[i, r];
                response[r] += residence[i, r];
                if (network.Servers[i] != ClosedNetwork.Delay) utilisation[i] += throughput[r] * network.Demands[i, r] / network.Servers[i];
            }
        }

        return new NetworkSolution(throughput, response, residence, number, utilisation);
    }
}
