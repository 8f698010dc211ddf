using Windtunnel.Components;
using Windtunnel.Components.RateLimiter;

namespace Windtunnel.Analysis;

/// <summary>Share of Poisson requests that one account of a rate limiter lets pass.</summary>
/// <remarks>
/// Buckets are M/D/1/K, a fixed window lets the lesser of its limit and a Poisson count pass: exact. Sliding windows are taken to pass what the limit says, which they
/// exceed by no more than chance below it.
/// </remarks>
internal static class PassedShare
{
    /// <summary>Load beyond which chance no longer matters: what passes is the limit.</summary>
    private const double LoadMax = 20;

    /// <summary>Requests in a window beyond which their count hardly varies.</summary>
    private const double CountMax = 10_000;

    /// <param name="limiter">The limiter.</param>
    /// <param name="perSecond">Requests on one account of one counter [1/s]; ≥ 0.</param>
    /// <returns>Share that passes; in (0, 1].</returns>
    public static double Of(Component limiter, double perSecond)
    {
        var limit = limiter.Number(RateLimiterKind.Limit);
        if (perSecond <= 0)
        {
            return 1;
        }

        var fluid = Math.Min(1, limit / perSecond);
        var burst = (int)Math.Min(int.MaxValue - 1, RateLimiterKind.BurstOf(limiter));
        return limiter.Settings.Get(RateLimiterKind.Algorithm).Value switch
        {
            _ when perSecond > LoadMax * limit => fluid,
            LimitAlgorithm.TokenBucket => 1 - MD1K.Blocking(perSecond, 1 / limit, burst),
            LimitAlgorithm.LeakyBucket => 1 - MD1K.Blocking(perSecond, 1 / limit, burst + 1),
            LimitAlgorithm.FixedWindow => OfWindow(perSecond * RateLimiterKind.WindowOf(limiter), Math.Round(limit * RateLimiterKind.WindowOf(limiter))),
            _ => fluid,
        };
    }

    // E[min(N, limit)]/E[N] for a Poisson N of that mean; in logarithms, since the first terms of a large mean are below the smallest number there is.
    private static double OfWindow(double mean, double limit)
    {
        if (mean > CountMax || limit > CountMax)
        {
            return Math.Min(1, limit / mean);
        }

        double logarithm = -mean, below = 0, passed = 0;
        for (var n = 0; n < limit; n++)
        {
            var probability = Math.Exp(logarithm);
            passed += n * probability;
            below += probability;
            logarithm += Math.Log(mean / (n + 1));
        }

        return Math.Min(1, (passed + limit * (1 - below)) / mean);
    }
}
