namespace Windtunnel.Kernel.Stations.Limits;

/// <summary>How a limiter tells whether a request is one too many.</summary>
public enum LimitAlgorithm
{
    /// <summary>A bucket of tokens that fills at the limit; a request takes one or is turned away. In any time t at most burst + rate·t pass.</summary>
    TokenBucket,

    /// <summary>A queue that lets one request pass every 1/limit; as many as the burst wait, the next is turned away. A ·/D/1 queue.</summary>
    LeakyBucket,

    /// <summary>A count that starts anew with each window; at a boundary twice the limit may pass within one window's length.</summary>
    FixedWindow,

    /// <summary>The times of all that passed within the last window's length; exact, at the price of memory.</summary>
    SlidingLog,

    /// <summary>The count of this window and of the one before, the latter by the part of it that is not over yet; nearly exact, two numbers per key.</summary>
    SlidingCounter,
}
