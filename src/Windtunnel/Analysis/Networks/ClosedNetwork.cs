namespace Windtunnel.Analysis;

/// <summary>
/// A closed product-form network: a fixed number of users of each class think, visit the stations, and think again.
/// </summary>
/// <remarks>
/// Product form holds for stations that are processor sharing, last come first served with resumption, or delays, with any service
/// distribution per class, and for first come first served with one exponential service for all classes (Baskett, Chandy, Muntz &amp;
/// Palacios 1975). Solve it with <see cref="MeanValueAnalysis"/>, <see cref="Convolution"/> or <see cref="ApproximateMva"/>.
/// </remarks>
public sealed record ClosedNetwork
{
    /// <summary>Number of servers of a station where nobody ever waits.</summary>
    public const int Delay = int.MaxValue;

    /// <summary>Describes the network.</summary>
    /// <param name="population">Users of each class; [class]; each ≥ 0.</param>
    /// <param name="thinkTime">Mean time a user of each class pauses between requests [s]; [class]; each ≥ 0.</param>
    /// <param name="demands">Mean service a request asks of a station over all its visits [s]; [station, class]; each ≥ 0. Copied by nobody: do not change it.</param>
    /// <param name="servers">Equal servers of each station, or <see cref="Delay"/>; [station]; each ≥ 1.</param>
    /// <exception cref="ArgumentException">The arrays differ in length, or a class with users neither thinks nor asks for service.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A quantity is outside its range.</exception>
    public ClosedNetwork(int[] population, double[] thinkTime, double[,] demands, int[] servers)
    {
        ArgumentNullException.ThrowIfNull(population);
        ArgumentNullException.ThrowIfNull(thinkTime);
        ArgumentNullException.ThrowIfNull(demands);
        ArgumentNullException.ThrowIfNull(servers);
        if (thinkTime.Length != population.Length || demands.GetLength(1) != population.Length)
            throw new ArgumentException("Population, think time and demands must list the same classes.", nameof(population));
        if (demands.GetLength(0) != servers.Length)
            throw new ArgumentException("Demands and servers must list the same stations.", nameof(servers));
        foreach (var c in servers) ThrowIf.Below(c, 1, nameof(servers));
        Population = population;
        ThinkTime = thinkTime;
        Demands = demands;
        Servers = servers;
        for (var r = 0; r < Classes; r++) CheckClass(r);
    }

    /// <summary>Users of each class; [class].</summary>
    public int[] Population { get; }

    /// <summary>Mean pause between requests [s]; [class].</summary>
    public double[] ThinkTime { get; }

    /// <summary>Mean service a request asks of a station [s]; [station, class].</summary>
    public double[,] Demands { get; }

    /// <summary>Equal servers of each station, or <see cref="Delay"/>; [station].</summary>
    public int[] Servers { get; }

    public int Stations => Servers.Length;

    public int Classes => Population.Length;

    /// <summary>Users of all classes together; a sum that may exceed an int.</summary>
    public long Users => Population.Sum(n => (long)n);

    /// <summary>Whether nobody can ever wait at a station, because it is a delay or has a server for every user.</summary>
    /// <param name="station">Index of the station.</param>
    public bool IsDelay(int station) => Servers[station] == Delay || Servers[station] >= Users;

    /// <summary>Number of population vectors from none to all users: what an exact solution walks through.</summary>
    public double Lattice => Population.Aggregate(1.0, (product, n) => product * (n + 1.0));

    private void CheckClass(int r)
    {
        ThrowIf.Below(Population[r], 0, "population");
        ThrowIf.Negative(ThinkTime[r], "thinkTime");
        var total = ThinkTime[r];
        for (var i = 0; i < Stations; i++)
        {
            ThrowIf.Negative(Demands[i, r], "demands");
            total += Demands[i, r];
        }

        if (Population[r] > 0 && total <= 0)
            throw new ArgumentException($"Class {r} has users that neither think nor ask for service; they would circle infinitely fast.", nameof(r));
    }
}
