namespace Windtunnel.Analysis;

/// <summary>Servers with one unbounded queue before them: the share of requests that has to wait.</summary>
public static class ErlangC
{
    /// <summary>Probability that a request finds all servers busy and waits.</summary>
    /// <param name="offered">Offered load, λ·E[S] [erlang]; ≥ 0.</param>
    /// <param name="servers">Requests served at once; ≥ 1.</param>
    /// <returns>Probability of waiting, 0 to 1; 1 when the servers cannot keep up.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A quantity is outside its range.</exception>
    /// <remarks>Erlang 1917, from Erlang B: C = B/(1 − ρ(1−B)). Assumes Poisson arrivals and exponential service.</remarks>
    public static double WaitProbability(double offered, int servers)
    {
        var blocking = ErlangB.Blocking(offered, servers);
        var utilisation = offered / servers;
        return utilisation >= 1 ? 1 : blocking / (1 - utilisation * (1 - blocking));
    }
}
