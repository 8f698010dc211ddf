namespace Windtunnel.Analysis;

/// <summary>Servers with no queue at all: whoever finds them busy is turned away.</summary>
public static class ErlangB
{
    /// <summary>Share of requests turned away by c servers without a queue.</summary>
    /// <param name="offered">Offered load, λ·E[S] [erlang]; ≥ 0.</param>
    /// <param name="servers">Requests served at once; ≥ 1.</param>
    /// <returns>Blocking probability, 0 to 1.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A quantity is outside its range.</exception>
    /// <remarks>
    /// Erlang 1917; the recursion B(k) = a·B(k−1)/(k + a·B(k−1)) adds only positive terms, so it is accurate for a million servers,
    /// where the textbook sum of factorials overflows at 171. Assumes Poisson arrivals; any service distribution.
    /// </remarks>
    public static double Blocking(double offered, int servers)
    {
        ThrowIf.Negative(offered);
        ThrowIf.Below(servers, 1);
        var blocking = 1.0;
        for (var k = 1; k <= servers; k++)
        {
            var term = offered * blocking;
            blocking = term / (k + term);
        }

        return blocking;
    }
}
