namespace Windtunnel.Kernel.Programs;

/// <summary>Why a run ended.</summary>
public enum RunEnd
{
    /// <summary>The simulated time given was reached, or nothing was left to happen.</summary>
    Completed,

    /// <summary>Stopped: somebody asked for it; what was measured until then stands.</summary>
    Cancelled,

    /// <summary>Stopped: more requests in flight than allowed; the system is saturated or fans out too far.</summary>
    TooManyInFlight,

    /// <summary>Stopped: more events than allowed.</summary>
    TooManyEvents,

    /// <summary>Stopped: a program went in a circle without letting time pass.</summary>
    EndlessLoop,
}
