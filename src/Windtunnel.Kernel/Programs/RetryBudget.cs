namespace Windtunnel.Kernel.Programs;

/// <summary>Limits retries by tokens: every call puts some in, every retry takes one out, and without one there is no retry.</summary>
/// <param name="Share">Tokens that each call puts in: retries per call over a long time; ≥ 0.</param>
/// <param name="TokensMax">Tokens there are room for, and how many there are at first; ≥ 0. Default <see cref="DefaultTokensMax"/>.</param>
/// <remarks>The way of Finagle's RetryBudget (Twitter 2016).</remarks>
public sealed record RetryBudget(double Share, double TokensMax = RetryBudget.DefaultTokensMax)
{
    /// <summary>10 retries a second kept for 10 s: the reserve of Finagle's default RetryBudget (minRetriesPerSec 10, ttl 10 s; Twitter 2016).</summary>
    public const double DefaultTokensMax = 100;
}
