namespace Windtunnel.Kernel.Stations.Limits;

/// <summary>Token and leaky buckets: one level per account that drains with time and rises by one interval with each request that passes.</summary>
/// <remarks>
/// The level of a token bucket is what it lacks to be full (ATM Forum 1996, generic cell rate algorithm); that of a leaky one is the time until it is empty. Levels count
/// 1/256 ns, so that an interval that is no whole number of nanoseconds is off by less than 2·10⁻³ ns.
/// </remarks>
internal sealed class BucketState : LimiterState
{
    private const int FractionBits = 8;

    private readonly RateLimiter _limiter;
    private readonly bool _isLeaky;
    private readonly long _interval;
    private readonly long _levelMax;
    private (long Level, long At)[] _buckets = new (long, long)[1];

    public BucketState(RateLimiter limiter)
        : base(limiter)
    {
        _limiter = limiter;
        _isLeaky = limiter.Algorithm == LimitAlgorithm.LeakyBucket;
        _interval = (long)Math.Round(Math.Min(1L << 60, (1L << FractionBits) * (double)Times.SimTime.PerSecond / limiter.PerSecond));
        _levelMax = (long)Int128.Min(1L << 61, (Int128)_interval * (limiter.Burst - (_isLeaky ? 0 : 1)));
    }

    protected override void Open(int account, long key, long now)
    {
        if (account == _buckets.Length)
        {
            Array.Resize(ref _buckets, account * 2);
        }

        _buckets[account] = (_limiter.IsOverdrawn(key) ? _levelMax : 0, now);
    }

    protected override long AskAccount(int account, long now)
    {
        ref (long Level, long At) bucket = ref _buckets[account];
        long passed = now - bucket.At;
        bucket.Level = passed > bucket.Level >> FractionBits ? 0 : bucket.Level - (passed << FractionBits);
        bucket.At = now;
        if (bucket.Level > _levelMax)
        {
            return Limited;
        }

        long wait = _isLeaky ? (bucket.Level + (1L << FractionBits) - 1) >> FractionBits : 0;
        bucket.Level += _interval;
        return wait;
    }
}
