using Windtunnel.Kernel.Times;

namespace Windtunnel.Kernel.Programs.Running;

/// <summary>What a call keeps from one request to the next, and what it counted since the last reset.</summary>
internal sealed class CallState
{
    // Many times 0.1 is a little less than a whole token; a retry that is due must not wait for the next call because of that.
    private const double Rounding = 1e-9;

    private readonly RetryBudget? _budget;
    private double _tokens;

    public CallState(CallOptions options)
    {
        _budget = options.Budget;
        _tokens = options.Budget?.TokensMax ?? 0;
        Deadline = double.IsFinite(options.DeadlineSeconds) ? SimTime.FromSeconds(options.DeadlineSeconds) : SimTime.Max;
    }

    /// <summary>Time from the start of a call until nobody waits for it any more [ns].</summary>
    public long Deadline { get; }

    public long Retries;

    /// <summary>Retries not made because the budget had no token left.</summary>
    public long Withheld;

    /// <summary>A call begins.</summary>
    public void Begin()
    {
        if (_budget is not null)
        {
            _tokens = Math.Min(_budget.TokensMax, _tokens + _budget.Share);
        }
    }

    /// <summary>Takes a token for a retry; false when there is none.</summary>
    public bool MayRetry()
    {
        if (_budget is null)
        {
            return true;
        }

        if (_tokens + Rounding < 1)
        {
            Withheld++;
            return false;
        }

        _tokens = Math.Max(0, _tokens - 1);
        return true;
    }

    public void Reset() => (Retries, Withheld) = (0, 0);
}
