namespace Windtunnel.Analysis;

/// <summary>How many keys change place when a node is added, by the rule that maps keys to nodes.</summary>
/// <remarks>Karger et al. 1997, Consistent hashing and random trees. Expected shares; keys spread evenly.</remarks>
public static class KeyPlacement
{
    /// <summary>Share of keys that move when one node joins n on a consistent-hash ring: 1/(n+1), the least possible.</summary>
    /// <param name="nodes">Nodes before, n; ≥ 0.</param>
    /// <returns>Share of keys, 0 to 1.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A quantity is outside its range.</exception>
    public static double MovedByConsistentHashing(int nodes)
    {
        ThrowIf.Below(nodes, 0);
        return 1 / (nodes + 1.0);
    }

    /// <summary>How unevenly nodes share a ring of hashes: the standard deviation of a node's share over its mean, √((n−1)/(n·v+1)), about 1/√v.</summary>
    /// <param name="nodes">Nodes, n; ≥ 1.</param>
    /// <param name="points">Points of each node on the ring, v; ≥ 1.</param>
    /// <returns>Coefficient of variation of the shares; ≥ 0.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A quantity is outside its range.</exception>
    /// <remarks>n·v points cut the circle into arcs that are Dirichlet(1, …, 1), so that v of them together are Beta(v, (n−1)·v).</remarks>
    public static double RingSpread(int nodes, int points)
    {
        ThrowIf.Below(nodes, 1);
        ThrowIf.Below(points, 1);
        return Math.Sqrt((nodes - 1) / ((double)nodes * points + 1));
    }

    /// <summary>Share of keys that move when n nodes become n+1 and a key lives on node hash mod n: n/(n+1).</summary>
    /// <param name="nodes">Nodes before, n; ≥ 1.</param>
    /// <returns>Share of keys, 0 to 1.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A quantity is outside its range.</exception>
    public static double MovedByModulo(int nodes)
    {
        ThrowIf.Below(nodes, 1);
        return nodes / (nodes + 1.0);
    }
}
