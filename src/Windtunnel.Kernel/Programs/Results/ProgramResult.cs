using Windtunnel.Kernel.Measures;

namespace Windtunnel.Kernel.Programs.Results;

/// <summary>The requests of one program: a flow, a part of one, or messages. InFlightBefore + Arrived = Done + Failed + InFlight.</summary>
public sealed record ProgramResult
{
    public required string Name { get; init; }

    /// <summary>Requests in flight when measuring began.</summary>
    public required long InFlightBefore { get; init; }

    public required long Arrived { get; init; }

    public required long Done { get; init; }

    /// <summary>Those of the ones done whose answer was wrong.</summary>
    public long Wrong { get; init; }

    public required long Failed { get; init; }

    /// <summary>Failures by cause. Shape: [<see cref="FailureCause"/>].</summary>
    public required IReadOnlyList<long> FailedBy { get; init; }

    /// <summary>Requests, of those done or failed, whose caller no longer waited: work that was wasted.</summary>
    public required long Orphaned { get; init; }

    /// <summary>Requests in flight at the end.</summary>
    public required long InFlight { get; init; }

    /// <summary>Times from arrival to end of those done, also of those that arrived before measuring began [ns].</summary>
    public required LatencyHistogram Latency { get; init; }

    /// <summary>Times from arrival to failure of those failed, also of those that arrived before measuring began [ns].</summary>
    public required LatencyHistogram FailedLatency { get; init; }

    /// <summary>For messages: times of those done since the arrival that they came from, through however many queues [ns]; nothing otherwise.</summary>
    public LatencyHistogram? Freshness { get; init; }

    /// <summary>The time series, also of the warm-up. Shape: [window].</summary>
    public required IReadOnlyList<ProgramWindow> Windows { get; init; }
}
