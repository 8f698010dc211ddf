namespace Windtunnel.Kernel.Programs;

/// <summary>What becomes of the work of a call whose caller gave up.</summary>
public enum Cancellation
{
    /// <summary>It goes on to its end and costs as much as if somebody waited.</summary>
    Never,

    /// <summary>What is being served goes on; what has not begun is dropped when its turn comes, also at those whom the callee waits for.</summary>
    BeforeStart,

    /// <summary>It leaves every queue at once, and gives back the core that serves it, also at those whom the callee waits for. On cores that requests share or take from each other its service goes on.</summary>
    AtOnce,
}
