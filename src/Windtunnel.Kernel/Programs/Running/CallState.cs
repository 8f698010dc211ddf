using Windtunnel.Kernel.Measures;
using Windtunnel.Kernel.Times;

namespace Windtunnel.Kernel.Programs.Running;

/// <summary>What a call keeps from one request to the next, and what it counted since the last reset.</summary>
internal sealed class CallState
{
    // Many times 0.1 is a little less than a whole token; a retry that is due must not wait for the next call because of that.
    private const double Rounding = 1e-9;

    // Fewer say little of a high percentile; it is looked up again when there are a tenth more.
    private const long AnswersMin = 100;

    private readonly RetryBudget? _budget;
    private readonly Hedge? _hedge;
    private double _tokens;
    private long _hedgeAfter;
    private long _answersWanted = AnswersMin;

    public CallState(CallOptions options)
    {
        _budget = options.Budget;
        _tokens = options.Budget?.TokensMax ?? 0;
        (HasEffect, TwinShare) = (options.HasEffect, options.TwinShare);
        _hedge = options.Hedge;
        _hedgeAfter = options.Hedge is { AfterShare: null } hedge ? SimTime.FromSeconds(hedge.AfterSeconds) : SimTime.Max;
        Breaker = options.Breaker is null ? null : new BreakerState(options.Breaker);
        Deadline = double.IsFinite(options.DeadlineSeconds) ? SimTime.FromSeconds(options.DeadlineSeconds) : SimTime.Max;
    }

    /// <summary>Time from the start of a call until nobody waits for it any more [ns].</summary>
    public long Deadline { get; }

    public BreakerState? Breaker { get; }

    /// <summary>Copies that may be sent besides each try.</summary>
    public int CopiesMax => _hedge?.CopiesMax ?? 0;

    public bool HasEffect { get; }

    /// <summary>Share of tries that arrive twice.</summary>
    public double TwinShare { get; }

    public long Retries;

    /// <summary>Tries that arrived twice.</summary>
    public long Twins;

    /// <summary>Tries that did what another try of the same call had done before.</summary>
    public long Repeated;

    public long Hedges;

    /// <summary>Calls not made because the breaker was open.</summary>
    public long ShortCircuited;

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

    /// <summary>How long to wait for an answer before another copy is sent [ns].</summary>
    /// <param name="answers">Times of the answers so far.</param>
    public long HedgeAfter(LatencyHistogram? answers)
    {
        if (_hedge!.AfterShare is { } share && answers!.Count >= _answersWanted)
        {
            _hedgeAfter = (long)answers.Percentile(share * 100);
            _answersWanted = answers.Count + Math.Max(AnswersMin, answers.Count / 10);
        }

        return _hedgeAfter;
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

    public void Reset(long now)
    {
        (Retries, Withheld, Hedges, ShortCircuited, Twins, Repeated) = (0, 0, 0, 0, 0, 0);
        Breaker?.Reset(now);
    }
}
