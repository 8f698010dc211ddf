namespace Windtunnel.Analysis;

/// <summary>Several servers whose waiting requests give up after a constant time (M/M/c+D): the theory of deadlines.</summary>
/// <remarks>
/// Barrer 1957; Baccelli &amp; Hebuterne 1981. The wait that a request would have (M/M/c+D is first come first served, so nobody behind it matters) has density
/// λ·p·e^−(cμ−λ)x below the patience T, and λ·p·e^(λT−cμx) above, since nobody joins for good any more; p is the probability that exactly c−1 are there.
/// </remarks>
public static class ConstantPatience
{
    /// <summary>Share of requests that are not served.</summary>
    /// <param name="arrivals">Requests arriving, λ [1/s]; &gt; 0.</param>
    /// <param name="serviceTime">Mean time to serve one, 1/μ [s]; &gt; 0.</param>
    /// <param name="servers">Requests served at once, c; ≥ 1.</param>
    /// <param name="patience">How long each waits for a server, T [s]; ≥ 0.</param>
    /// <returns>Probability of giving up, 0 to 1.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A quantity is outside its range.</exception>
    public static double LossProbability(double arrivals, double serviceTime, int servers, double patience)
    {
        ThrowIf.NotPositive(arrivals);
        ThrowIf.NotPositive(serviceTime);
        ThrowIf.Below(servers, 1);
        ThrowIf.Negative(patience);

        // All as multiples of p. Erlang's B says what all states with a free server weigh: B(c−1) = p ÷ their sum.
        var free = servers == 1 ? 1 : 1 / ErlangB.Blocking(arrivals * serviceTime, servers - 1);
        var drain = servers / serviceTime - arrivals;
        var kept = Math.Exp(-drain * patience);
        var waits = Math.Abs(drain * patience) < 1e-9 ? arrivals * patience : arrivals * (1 - kept) / drain;
        var lost = arrivals * serviceTime / servers * kept;

        // Far beyond capacity both terms are huge; their share is what no server has time for.
        return double.IsInfinity(kept) ? 1 - servers / (arrivals * serviceTime) : lost / (free + waits + lost);
    }
}
