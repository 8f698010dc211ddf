using Windtunnel.Kernel.Times;

namespace Windtunnel.Kernel.Stations.Limits;

/// <summary>Sliding logs: when each request passed that did so within the last window's length, oldest first. What was turned away is not in it.</summary>
internal sealed class SlidingLogState(RateLimiter limiter) : LimiterState(limiter)
{
    private readonly long _length = SimTime.FromSeconds(limiter.WindowSeconds);
    private readonly long _limit = limiter.WindowLimit;
    private Log[] _logs = new Log[1];

    protected override void Open(int account, long key, long now)
    {
        if (account == _logs.Length)
        {
            Array.Resize(ref _logs, account * 2);
        }

        _logs[account] = new Log { Times = new long[4] };
    }

    protected override long AskAccount(int account, long now)
    {
        ref Log log = ref _logs[account];
        while (log.Count > 0 && log.Times[log.First] <= now - _length)
        {
            log.First = (log.First + 1) & (log.Times.Length - 1);
            log.Count--;
        }

        if (log.Count >= _limit)
        {
            return Limited;
        }

        if (log.Count == log.Times.Length)
        {
            log.Grow();
        }

        log.Times[(log.First + log.Count++) & (log.Times.Length - 1)] = now;
        return 0;
    }

    private struct Log
    {
        public long[] Times;
        public int First;
        public int Count;

        public void Grow()
        {
            var times = new long[2 * Times.Length];
            for (int i = 0; i < Count; i++)
            {
                times[i] = Times[(First + i) & (Times.Length - 1)];
            }

            (Times, First) = (times, 0);
        }
    }
}
