namespace Windtunnel.Components.RateLimiter;

/// <summary>What it is to be turned away by a limiter.</summary>
public enum LimitedAnswer
{
    /// <summary>An answer to somebody who asks too much: neither an error nor tried again.</summary>
    Answer,

    /// <summary>An error like any other.</summary>
    Error,
}
