namespace Windtunnel.Analysis;

/// <summary>Several servers whose requests give up after an exponential patience wherever they are, waiting or being served: timeouts that cancel the work.</summary>
/// <param name="LossProbability">Share of requests that give up, 0 to 1.</param>
/// <param name="Utilisation">Busy servers ÷ servers, 0 to 1.</param>
/// <remarks>
/// A birth–death process: with n requests inside, one ends at rate min(n, c)·μ and one gives up at rate n·θ (Gross &amp; Harris 1998, §2.10). Poisson
/// arrivals, exponential service. It always settles.
/// </remarks>
public readonly record struct Reneging(double LossProbability, double Utilisation)
{
    /// <summary>Solves the queue.</summary>
    /// <param name="arrivals">Requests arriving, λ [1/s]; &gt; 0.</param>
    /// <param name="serviceTime">Mean time to serve one, 1/μ [s]; &gt; 0.</param>
    /// <param name="servers">Requests served at once, c; ≥ 1.</param>
    /// <param name="patience">Mean time until a request gives up, 1/θ [s]; &gt; 0, and at most 10⁸ requests may arrive within it.</param>
    /// <returns>Both figures, to about 1e-12 of their size.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A quantity is outside its range.</exception>
    public static Reneging Solve(double arrivals, double serviceTime, int servers, double patience)
    {
        ThrowIf.NotPositive(arrivals);
        ThrowIf.NotPositive(serviceTime);
        ThrowIf.Below(servers, 1);
        ThrowIf.NotPositive(patience);
        ThrowIf.Above(arrivals * patience, 1e8, nameof(patience));

        // Weights are kept below 1 by dividing by their sum as it grows, so that no load overflows.
        double last = 1, number = 0, busy = 0;
        for (var n = 1L; ; n++)
        {
            var ratio = arrivals / (Math.Min(n, servers) / serviceTime + n / patience);
            last = last * ratio / (1 + last * ratio);
            number = number * (1 - last) + n * last;
            busy = busy * (1 - last) + Math.Min(n, servers) * last;
            if (ratio < 0.5 && n * last <= 1e-17 * number) break;
            if (last == 0) break;
        }

        return new Reneging(Math.Min(1, number / (patience * arrivals)), Math.Min(1, busy / servers));
    }
}
