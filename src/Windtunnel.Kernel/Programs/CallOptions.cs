using Windtunnel.Kernel.Chance;

namespace Windtunnel.Kernel.Programs;

/// <summary>How long a call waits for its answer and what it does when there is none.</summary>
public sealed record CallOptions
{
    /// <summary>The longest wait for one attempt [s]. Default without bound.</summary>
    public Law? Timeout { get; init; }

    /// <summary>How often it is tried in all; ≥ 1. Default 1.</summary>
    public int Attempts { get; init; } = 1;

    /// <summary>The wait before each retry. Default none.</summary>
    public Backoff Backoff { get; init; } = Backoff.None;

    /// <summary>Limits retries to a share of the calls, over all requests that come to this step. Default without limit.</summary>
    public RetryBudget? Budget { get; init; }

    /// <summary>How long all tries together may take, waits included, and everything that is asked on behalf of them [s]; &gt; 0. Default without bound.</summary>
    public double DeadlineSeconds { get; init; } = double.PositiveInfinity;

    /// <summary>What becomes of the work of a try that was given up. Default it goes on.</summary>
    public Cancellation Cancellation { get; init; }

    /// <summary>Asks once more when no answer comes. A budget for retries pays for it too. Default never.</summary>
    public Hedge? Hedge { get; init; }

    /// <summary>Stops calling when too many calls fail; each try counts as a call. Default never.</summary>
    public CircuitBreaker? Breaker { get; init; }

    /// <summary>Whether it is counted how often a try does what another try of the same call has done before. Default no.</summary>
    public bool HasEffect { get; init; }

    /// <summary>Share of tries that arrive twice, at the same moment; in [0, 1]. Default none.</summary>
    public double TwinShare { get; init; }

    /// <summary>Where to go on when the last attempt has failed. Default nowhere: the caller fails with the same cause.</summary>
    public Label? OnError { get; init; }
}
