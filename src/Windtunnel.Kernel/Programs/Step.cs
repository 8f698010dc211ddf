using Windtunnel.Kernel.Chance;
using Windtunnel.Kernel.Stations;
using Windtunnel.Kernel.Stations.Caches;
using Windtunnel.Kernel.Stations.Limits;

namespace Windtunnel.Kernel.Programs;

/// <summary>One step as laid out; which fields mean something depends on the kind.</summary>
internal sealed class Step
{
    public required StepKind Kind { get; init; }

    public Group? Group { get; init; }

    public DataSet? Data { get; init; }

    public Cache? Cache { get; init; }

    /// <summary>Time of a delay, service at a visit, count of a loop or fan-out.</summary>
    public Law? Law { get; init; }

    /// <summary>Length of a window, how long it is kept open for who is late, and time between the starts of two [s].</summary>
    public (double Length, double Late, double Every) Window { get; init; }

    /// <summary>What each request of a batch adds to the time.</summary>
    public Law? PerItem { get; init; }

    public Law? ExtraDelay { get; init; }

    /// <summary>The longest wait, of a visit, entry or lock; the timeout of a call.</summary>
    public Law? Patience { get; init; }

    public double ErrorProbability { get; init; }

    public int Priority { get; init; }

    public bool IsFresh { get; init; }

    public bool IsAtFirst { get; init; }

    /// <summary>Whether it repeats the service of another visit at the instance that visit names.</summary>
    public bool IsCopy { get; init; }

    public double[] Cumulative { get; init; } = [];

    public Label[] Targets { get; init; } = [];

    public ProgramBuilder[] Programs { get; init; } = [];

    public DataSet[] Keep { get; init; } = [];

    public int Needed { get; init; }

    /// <summary>How many replicas are asked; 0 for all.</summary>
    public int Asked { get; init; }

    public Replication? Replication { get; init; }

    public int Attempts { get; init; } = 1;

    public Backoff Backoff { get; init; } = Backoff.None;

    /// <summary>What a call does about slow and failed tries beyond what stands here by itself.</summary>
    public CallOptions? Call { get; init; }

    /// <summary>Whose instances have the slots, one instance of the group each.</summary>
    public Group? Host { get; init; }

    public RateLimiter? Limiter { get; init; }

    public FailureCause Cause { get; init; }

    /// <summary>Whose requests are collected.</summary>
    public ProgramBuilder? Of { get; init; }

    /// <summary>Size of what crosses a link [B].</summary>
    public double Bytes { get; init; }

    public bool IsBack { get; init; }

    public double HandshakeChance { get; init; }

    public int HandshakeTrips { get; init; }
}
