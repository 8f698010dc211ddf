namespace Windtunnel.Kernel.Programs;

/// <summary>Why a request failed.</summary>
public enum FailureCause
{
    /// <summary>It did not fail.</summary>
    None,

    /// <summary>A bounded queue was full.</summary>
    Rejected,

    /// <summary>The instance was down, died with the request in it, or every instance was known to be down.</summary>
    Unavailable,

    /// <summary>The instance answered with an error.</summary>
    Error,

    /// <summary>It waited longer than it was allowed to.</summary>
    Timeout,

    /// <summary>It waited longer for a row lock than it was allowed to.</summary>
    LockTimeout,

    /// <summary>Somebody else changed the row first.</summary>
    Conflict,

    /// <summary>No unit of the item was left.</summary>
    SoldOut,

    /// <summary>The consumer that had taken the message died, and nobody else gets it.</summary>
    Lost,

    /// <summary>Whoever asked for it had given up.</summary>
    Cancelled,

    /// <summary>The time that whoever asked first had for it was over.</summary>
    DeadlinePassed,

    /// <summary>A circuit breaker was open, so that nobody was asked.</summary>
    BreakerOpen,

    /// <summary>It was given out as often as a message may be, and failed each time.</summary>
    DeadLetter,

    /// <summary>When its turn came it was older than messages are kept.</summary>
    Expired,

    /// <summary>It came after its window had been closed.</summary>
    Late,

    /// <summary>A limiter let no more requests pass, and says so: an answer, like <see cref="SoldOut"/>.</summary>
    Limited,

    /// <summary>Dropped while it waited, so that others are served in time.</summary>
    Dropped,

    /// <summary>Turned away on arrival by an instance that sheds load.</summary>
    Shed,

    /// <summary>It was to run while the run before was not over.</summary>
    Skipped,

    /// <summary>A store had no room left for what was to be written.</summary>
    DiskFull,
}
