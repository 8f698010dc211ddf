using Windtunnel.Kernel.Chance;
using Windtunnel.Kernel.Times;

namespace Windtunnel.Kernel.Stations.Limits;

/// <summary>Lets so many requests pass in a time, as laid out before a run; it takes no time of its own, except that a leaky bucket makes requests wait.</summary>
public sealed class RateLimiter
{
    /// <summary>The most requests that one window, or the burst of a bucket, may let pass.</summary>
    public const long CountMax = 1_000_000_000;

    internal RateLimiter(string name, int index) => (Name, Index) = (name, index);

    /// <summary>The name, unique among limiters.</summary>
    public string Name { get; }

    /// <summary>How it counts. Default a token bucket.</summary>
    public LimitAlgorithm Algorithm { get; set; }

    /// <summary>Requests that may pass [1/s], of each key by each counter; &gt; 0. Default 1.</summary>
    public double PerSecond { get; set; } = 1;

    /// <summary>Tokens the bucket holds, or requests that may wait for a leaky one; ≥ 1, ≥ 0 where leaky. Default 1.</summary>
    public long Burst { get; set; } = 1;

    /// <summary>Length of a window [s]; &gt; 0. Default 1.</summary>
    public double WindowSeconds { get; set; } = 1;

    /// <summary>How many count by themselves and are asked in turn, each letting as many pass as the limit says; ≥ 1. Default 1: one count that all share.</summary>
    public int Counters { get; set; } = 1;

    /// <summary>Requests that ask per second before the run, over all counters, which say whether a bucket begins empty or full; ≥ 0. Default 0: it begins with all its tokens.</summary>
    public double RequestsPerSecondBefore { get; set; }

    /// <summary>How often each key is among them; null where there is one account for all. Default null.</summary>
    public Popularity? Accounts { get; set; }

    /// <summary>Requests one window lets pass.</summary>
    public long WindowLimit => (long)Math.Round(PerSecond * WindowSeconds);

    internal int Index { get; }

    private bool IsBucket => Algorithm is LimitAlgorithm.TokenBucket or LimitAlgorithm.LeakyBucket;

    /// <summary>Whether more is asked for on an account than may pass.</summary>
    internal bool IsOverdrawn(long key) => RequestsPerSecondBefore * (Accounts?.Probability(key) ?? 1) > PerSecond * Counters;

    internal LimiterState Start() => Algorithm switch
    {
        LimitAlgorithm.TokenBucket or LimitAlgorithm.LeakyBucket => new BucketState(this),
        LimitAlgorithm.SlidingLog => new SlidingLogState(this),
        _ => new WindowState(this),
    };

    internal void Check()
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(PerSecond);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(PerSecond, SimTime.PerSecond);
        ArgumentOutOfRangeException.ThrowIfLessThan(Counters, 1);
        if (IsBucket)
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(Burst, Algorithm == LimitAlgorithm.LeakyBucket ? 0 : 1);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(Burst, CountMax);
            return;
        }

        ArgumentOutOfRangeException.ThrowIfLessThan(SimTime.FromSeconds(WindowSeconds), 1, nameof(WindowSeconds));
        ArgumentOutOfRangeException.ThrowIfLessThan(WindowLimit, 1, nameof(PerSecond));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(WindowLimit, CountMax, nameof(PerSecond));
    }
}
