using Windtunnel.Kernel.Times;

namespace Windtunnel.Kernel.Programs.Running;

/// <summary>A circuit breaker during a run: closed, open, or half-open while one call tries.</summary>
internal sealed class BreakerState(CircuitBreaker breaker)
{
    // A call that failed leaves a window by time up to a tenth of it late.
    private const int Parts = 10;

    private readonly bool _isTimed = double.IsFinite(breaker.WindowSeconds);
    private readonly long _part = double.IsFinite(breaker.WindowSeconds) ? Math.Max(1, SimTime.FromSeconds(breaker.WindowSeconds / Parts)) : SimTime.Max;
    private readonly long _openTime = Math.Max(1, SimTime.FromSeconds(breaker.OpenSeconds));
    private readonly bool[] _outcomes = double.IsFinite(breaker.WindowSeconds) ? [] : new bool[breaker.Calls];
    private readonly (long Index, long Calls, long Failures)[] _parts = new (long, long, long)[Parts];
    private long _calls;
    private long _failures;
    private bool _isClosed = true;
    private bool _isTrying;
    private long _openUntil;
    private long _openSince;
    private long _openSum;

    /// <summary>Whether a call may be made now.</summary>
    /// <param name="now">The time [ns].</param>
    /// <param name="isTrial">Whether it is the one that tries if the trouble is over.</param>
    public bool Allows(long now, out bool isTrial)
    {
        isTrial = !_isClosed && !_isTrying && now >= _openUntil;
        _isTrying |= isTrial;
        return _isClosed || isTrial;
    }

    /// <summary>A call ended. Of those that began before the breaker opened nothing is learnt any more.</summary>
    public void Learn(long now, bool isSuccess, bool isTrial)
    {
        if (isTrial)
        {
            _isTrying = false;
            if (isSuccess)
            {
                Close(now);
            }
            else
            {
                _openUntil = now + _openTime;
            }
        }
        else if (_isClosed && IsTooMuch(now, isSuccess))
        {
            (_isClosed, _openSince, _openUntil) = (false, now, now + _openTime);
        }
    }

    /// <summary>The call that tried ended without an outcome.</summary>
    public void LoseTrial() => _isTrying = false;

    /// <summary>Time it was not closed since the last reset [ns].</summary>
    public long OpenTime(long now) => _openSum + (_isClosed ? 0 : now - _openSince);

    public void Reset(long now) => (_openSum, _openSince) = (0, now);

    private void Close(long now)
    {
        _openSum += now - _openSince;
        _isClosed = true;
        (_calls, _failures) = (0, 0);
        Array.Clear(_outcomes);
        Array.Clear(_parts);
    }

    private bool IsTooMuch(long now, bool isSuccess)
    {
        (long calls, long failures) = _isTimed ? CountByTime(now, isSuccess) : CountByNumber(isSuccess);
        return calls >= breaker.Calls && failures >= breaker.FailureShare * calls;
    }

    private (long Calls, long Failures) CountByTime(long now, bool isSuccess)
    {
        long index = now / _part;
        ref (long Index, long Calls, long Failures) part = ref _parts[index % Parts];
        part = part.Index == index ? part : (index, 0, 0);
        part.Calls++;
        part.Failures += isSuccess ? 0 : 1;
        (long calls, long failures) = (0, 0);
        foreach ((long at, long partCalls, long partFailures) in _parts)
        {
            if (at > index - Parts)
            {
                (calls, failures) = (calls + partCalls, failures + partFailures);
            }
        }

        return (calls, failures);
    }

    private (long Calls, long Failures) CountByNumber(bool isSuccess)
    {
        ref bool hasFailed = ref _outcomes[_calls++ % _outcomes.Length];
        _failures += (isSuccess ? 0 : 1) - (hasFailed ? 1 : 0);
        hasFailed = !isSuccess;
        return (Math.Min(_calls, _outcomes.Length), _failures);
    }
}
