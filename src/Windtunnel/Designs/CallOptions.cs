using Windtunnel.Language;
using Windtunnel.Units;

namespace Windtunnel.Designs;

/// <summary>How the wait before another try is spread.</summary>
public enum Backoff
{
    /// <summary>The same wait before each try.</summary>
    Fixed,

    /// <summary>Doubled before each further try, up to the cap.</summary>
    Exponential,

    /// <summary>Half of the exponential wait, the other half drawn at random.</summary>
    EqualJitter,

    /// <summary>Drawn at random between nothing and the exponential wait.</summary>
    FullJitter,

    /// <summary>Drawn between the base and three times the last wait, up to the cap.</summary>
    DecorrelatedJitter,
}

/// <summary>What a caller does about slow and failed calls.</summary>
/// <param name="Timeout">The caller gives up a try after this [s]; null for no limit.</param>
/// <param name="Retries">Further tries after a failure or timeout; ≥ 0.</param>
/// <param name="Backoff">How the wait before a try is spread.</param>
/// <param name="BackoffBase">First wait [s]; ≥ 0.</param>
/// <param name="BackoffCap">Longest wait [s]; ≥ base.</param>
public sealed record CallOptions(Setting<Distribution>? Timeout, int Retries, Backoff Backoff, Setting<Quantity> BackoffBase, Setting<Quantity> BackoffCap)
{
    /// <summary>Further tries per call that a token bucket allows over a long time, in [0, 1]; null for no limit.</summary>
    public Setting<Quantity>? RetryBudget { get; init; }

    /// <summary>All tries together and everything asked on their behalf must be over after this [s]; null for no limit.</summary>
    public Setting<Quantity>? Deadline { get; init; }

    /// <summary>What becomes of the work of a try that was given up.</summary>
    public Cancellation Cancellation { get; init; }

    /// <summary>Whether doing the work twice has no further effect, as with an idempotency key; null when nobody said.</summary>
    public Idempotence? Idempotent { get; init; }

    /// <summary>Share of tries that arrive twice; in [0, 1]. Null for none.</summary>
    public Setting<Quantity>? Duplicated { get; init; }

    /// <summary>Asks once more when no answer comes; null for never.</summary>
    public Hedge? Hedge { get; init; }

    /// <summary>Stops calling when too many calls fail; null for never.</summary>
    public Breaker? Breaker { get; init; }

    /// <summary>Limits calls at once; null for no limit.</summary>
    public Bulkhead? Bulkhead { get; init; }
}

/// <summary>What becomes of work whose caller gave up.</summary>
public enum Cancellation
{
    /// <summary>It goes on and still costs.</summary>
    Never,

    /// <summary>What has not begun when its turn comes is dropped; what is being served goes on.</summary>
    BeforeStart,

    /// <summary>It leaves every queue at once, and what is being served stops.</summary>
    Propagates,
}

/// <summary>How two updates of one row are kept apart.</summary>
public enum Locking
{
    /// <summary>Not at all: one of two overlapping updates is lost.</summary>
    None,

    /// <summary>The row is locked from read to commit; others wait.</summary>
    Pessimistic,

    /// <summary>The commit fails when somebody else has committed since the read; the update is tried again.</summary>
    Optimistic,
}

/// <summary>A read–decide–write of one row.</summary>
/// <param name="Locking">How two at once are kept apart.</param>
/// <param name="ReadTime">Time of the read at an idle database; null for the database's own.</param>
/// <param name="Attempts">Optimistic tries before it fails; ≥ 1.</param>
/// <param name="LockTimeout">Pessimistic: the longest wait for the row [s]; null for no limit.</param>
/// <param name="While">Steps between read and write, the lock held.</param>
/// <param name="OnSoldOut">Steps that run when the row's stock is used up; null: the request is answered at once, counted as sold out, not as failed.</param>
public sealed record RowUpdate(
    Locking Locking,
    Distribution? ReadTime,
    int Attempts,
    Setting<Quantity>? LockTimeout,
    System.Collections.Immutable.ImmutableArray<Step> While,
    System.Collections.Immutable.ImmutableArray<Step>? OnSoldOut);
