using Windtunnel.Kernel.Times;

namespace Windtunnel.Kernel.Stations.Limits;

/// <summary>Fixed windows and sliding counters: how many passed in this window and in the one before. Windows begin at whole multiples of their length.</summary>
internal sealed class WindowState : LimiterState
{
    private readonly bool _isSliding;
    private readonly long _length;
    private readonly long _limit;
    private (long Window, long Count, long Before)[] _counts = new (long, long, long)[1];

    public WindowState(RateLimiter limiter)
        : base(limiter)
    {
        _isSliding = limiter.Algorithm == LimitAlgorithm.SlidingCounter;
        (_length, _limit) = (SimTime.FromSeconds(limiter.WindowSeconds), limiter.WindowLimit);
    }

    protected override void Open(int account, long key, long now)
    {
        if (account == _counts.Length)
        {
            Array.Resize(ref _counts, account * 2);
        }
    }

    protected override long AskAccount(int account, long now)
    {
        ref (long Window, long Count, long Before) count = ref _counts[account];
        (long window, long into) = Math.DivRem(now, _length);
        if (window != count.Window)
        {
            count = (window, 0, window == count.Window + 1 ? count.Count : 0);
        }

        bool isBelow = _isSliding
            ? ((Int128)count.Count * _length) + ((Int128)count.Before * (_length - into)) < (Int128)_limit * _length
            : count.Count < _limit;
        if (!isBelow)
        {
            return Limited;
        }

        count.Count++;
        return 0;
    }
}
