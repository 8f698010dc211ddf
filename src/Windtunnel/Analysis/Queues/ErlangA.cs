namespace Windtunnel.Analysis;

/// <summary>Several servers whose waiting requests give up after an exponential patience (M/M/c+M): the theory of client timeouts.</summary>
/// <param name="WaitProbability">Probability that a request finds all servers busy, 0 to 1.</param>
/// <param name="AbandonmentProbability">Share of requests that give up before service, 0 to 1.</param>
/// <param name="MeanWait">Mean time in the queue over all requests, those that give up included [s].</param>
/// <param name="MeanNumber">Mean number of requests waiting or in service.</param>
/// <remarks>
/// Palm 1957; Garnett, Mandelbaum &amp; Reiman 2002. Patience makes every load settle, so no figure is infinite, overload included.
/// A request that has reached a server is served to its end.
/// </remarks>
public readonly record struct ErlangA(double WaitProbability, double AbandonmentProbability, double MeanWait, double MeanNumber)
{
    /// <summary>Solves the queue.</summary>
    /// <param name="arrivals">Requests arriving, λ [1/s]; &gt; 0.</param>
    /// <param name="serviceTime">Mean time to serve one, 1/μ [s]; &gt; 0.</param>
    /// <param name="servers">Requests served at once, c; ≥ 1.</param>
    /// <param name="patience">Mean time a request waits before it gives up, 1/θ [s]; &gt; 0, and at most 10⁸ requests may arrive within it.</param>
    /// <returns>The four figures, to about 1e-12 of their size.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A quantity is outside its range.</exception>
    /// <remarks>Costs a time proportional to servers + arrivals × patience.</remarks>
    public static ErlangA Solve(double arrivals, double serviceTime, int servers, double patience)
    {
        ThrowIf.NotPositive(arrivals);
        ThrowIf.NotPositive(serviceTime);
        ThrowIf.Below(servers, 1);
        ThrowIf.NotPositive(patience);
        ThrowIf.Above(arrivals * patience, 1e8, nameof(patience));

        // As in MMcK one place is added at a time; the queue of length k here empties at rate cμ + (k−c)θ. The places beyond the point where
        // their share cannot change a double any more are left out.
        var full = ErlangB.Blocking(arrivals * serviceTime, servers);
        double waiting = full, queue = 0;
        for (var k = 1L; ; k++)
        {
            var leaving = servers / serviceTime + k / patience;
            var term = arrivals / leaving * full;
            full = term / (1 + term);
            waiting = waiting * (1 - full) + full;
            queue = queue * (1 - full) + k * full;
            if (leaving > 2 * arrivals && k * full <= 1e-17 * queue) break;
            if (full == 0) break;
        }

        var abandoned = Math.Min(1, queue / (patience * arrivals));
        return new ErlangA(waiting, abandoned, queue / arrivals, queue + arrivals * (1 - abandoned) * serviceTime);
    }
}
