namespace Windtunnel.Analysis;

/// <summary>A request splits into n parts, each waits and is served at its own server, and the request is done when all parts are.</summary>
/// <remarks>Poisson arrivals, equal exponential servers, one per part, first come first served. See docs/theory/fork-join.md.</remarks>
public static class ForkJoin
{
    /// <summary>Most branches for which the approximation of Nelson &amp; Tantawi was checked by its authors.</summary>
    public const int MaxBranches = 32;

    /// <summary>Mean response time of two branches: (12−ρ)/8 · 1/(μ−λ).</summary>
    /// <param name="arrivals">Requests arriving, λ; each sends one part to each server [1/s]; ≥ 0.</param>
    /// <param name="serviceTime">Mean time to serve one part, 1/μ [s]; &gt; 0.</param>
    /// <returns>Mean time until both parts are done [s]; +∞ when the servers cannot keep up.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A quantity is outside its range.</exception>
    /// <remarks>Flatto &amp; Hahn 1984; in this form Nelson &amp; Tantawi 1988, eq. 6. Exact.</remarks>
    public static double MeanResponseOfTwo(double arrivals, double serviceTime)
    {
        var branch = MM1.MeanResponse(arrivals, serviceTime);
        return double.IsInfinity(branch) ? branch : (12 - arrivals * serviceTime) / 8 * branch;
    }

    /// <summary>Mean response time of n branches, an approximation within 5 % of simulation.</summary>
    /// <param name="branches">Parts of one request, n; 1 to <see cref="MaxBranches"/>.</param>
    /// <param name="arrivals">Requests arriving, λ; each sends one part to each server [1/s]; ≥ 0.</param>
    /// <param name="serviceTime">Mean time to serve one part, 1/μ [s]; &gt; 0.</param>
    /// <returns>Mean time until all parts are done [s]; +∞ when the servers cannot keep up. Exact for one and two branches.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A quantity is outside its range.</exception>
    /// <remarks>Nelson &amp; Tantawi 1988, Approximate analysis of fork/join synchronization in parallel queues, eq. 13; the 5 % is theirs.</remarks>
    public static double ApproximateMeanResponse(int branches, double arrivals, double serviceTime)
    {
        ThrowIf.Below(branches, 1);
        ThrowIf.Above(branches, MaxBranches);
        if (branches == 1) return MM1.MeanResponse(arrivals, serviceTime);
        var two = MeanResponseOfTwo(arrivals, serviceTime);
        if (double.IsInfinity(two)) return two;
        var spread = Harmonic(branches) / Harmonic(2);
        return (spread + 4.0 / 11 * (1 - spread) * arrivals * serviceTime) * two;
    }

    /// <summary>Mean of the longest of n independent exponential times: the response when nobody else is there.</summary>
    /// <param name="branches">Parts of one request, n; ≥ 1.</param>
    /// <param name="serviceTime">Mean time of one part [s]; &gt; 0.</param>
    /// <returns>H(n)·E[S] [s], H(n) = 1 + 1/2 + … + 1/n.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A quantity is outside its range.</exception>
    public static double LongestOf(int branches, double serviceTime)
    {
        ThrowIf.Below(branches, 1);
        ThrowIf.NotPositive(serviceTime);
        return Harmonic(branches) * serviceTime;
    }

    private static double Harmonic(int n)
    {
        var sum = 0.0;
        for (var k = n; k >= 1; k--) sum += 1.0 / k;
        return sum;
    }
}
