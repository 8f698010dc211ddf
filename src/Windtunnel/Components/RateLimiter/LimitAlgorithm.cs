namespace Windtunnel.Components.RateLimiter;

/// <summary>How a limiter tells whether a request is one too many.</summary>
public enum LimitAlgorithm
{
    TokenBucket,
    LeakyBucket,
    FixedWindow,
    SlidingLog,
    SlidingCounter,
}
