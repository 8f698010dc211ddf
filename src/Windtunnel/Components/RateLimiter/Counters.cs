namespace Windtunnel.Components.RateLimiter;

/// <summary>Who counts.</summary>
public enum Counters
{
    /// <summary>One count that all instances share, asked over the network.</summary>
    Shared,

    /// <summary>Each instance by itself, so that as many times the limit may pass as there are instances.</summary>
    Local,
}
