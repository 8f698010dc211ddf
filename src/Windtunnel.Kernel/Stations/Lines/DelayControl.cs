using Windtunnel.Kernel.Times;

namespace Windtunnel.Kernel.Stations.Lines;

/// <summary>CoDel: when to drop so that a queue that stands does not go on standing.</summary>
/// <remarks>
/// RFC 8289 (Nichols &amp; Jacobson 2018), §5, one call for each request that leaves the queue. While even the shortest wait of an interval is above the target it drops,
/// the next time after interval/√count, so that the rate of drops rises until the wait gives way.
/// </remarks>
internal sealed class DelayControl
{
    /// <summary>A wait that a good queue keeps below [ns]; RFC 8289, §4.2.</summary>
    private const long Target = 5 * SimTime.PerMillisecond;

    /// <summary>How long the wait must be above it before that means anything [ns]; RFC 8289, §4.2.</summary>
    private const long Interval = 100 * SimTime.PerMillisecond;

    private long _aboveUntil;
    private long _next;
    private long _count;
    private long _countBefore;
    private bool _isDropping;

    // Whether the next drop is to be planned, which the request after a drop decides.
    private bool _hasDropped;

    /// <summary>Whether to drop the request that leaves the queue now.</summary>
    /// <param name="now">When [ns].</param>
    /// <param name="wait">How long it waited [ns].</param>
    /// <param name="left">How many still wait.</param>
    public bool Drops(long now, long wait, int left)
    {
        bool stands = Stands(now, wait, left);
        if (_isDropping)
        {
            _isDropping = stands;
            _next += stands && _hasDropped ? Spacing() : 0;
            _hasDropped = stands && now >= _next;
            _count += _hasDropped ? 1 : 0;
            return _hasDropped;
        }

        if (!stands)
        {
            return false;
        }

        // A queue that stands again soon needs about as many drops as the last time.
        long more = _count - _countBefore;
        _count = more > 1 && now - _next < 16 * Interval ? more : 1;
        (_isDropping, _countBefore, _next) = (true, _count, now + Spacing());
        return true;
    }

    private bool Stands(long now, long wait, int left)
    {
        if (wait < Target || left <= 1)
        {
            _aboveUntil = 0;
            return false;
        }

        if (_aboveUntil == 0)
        {
            _aboveUntil = now + Interval;
            return false;
        }

        return now >= _aboveUntil;
    }

    private long Spacing() => (long)(Interval / Math.Sqrt(_count));
}
