using Windtunnel.Kernel.Chance;
using Windtunnel.Kernel.Events;
using Windtunnel.Kernel.Stations;
using Windtunnel.Kernel.Stations.Caches;
using Windtunnel.Kernel.Stations.Replicas;
using Windtunnel.Kernel.Stations.Limits;
using Windtunnel.Kernel.Stations.Rows;

namespace Windtunnel.Kernel.Programs.Running;

/// <summary>A step during a run: what it does by index and reference, the seeds of its draws, its sums.</summary>
internal sealed class StepState
{
    public required StepKind Kind;
    public StepPath Path;
    public required int Program;

    /// <summary>The one instance of a group that leaves nothing to choose, else nothing.</summary>
    public InstanceState? Only;
    public GroupState? Group;
    public Law? Law;
    public ulong Seed;
    public ConstantDelayRing? Ring;
    public bool IsPlain;

    /// <summary>The one instance, where a visit has nothing to look at but whether it can be reached; else nothing.</summary>
    public InstanceState? Direct;

    /// <summary>What its law always gives [ns]; −1 where that varies.</summary>
    public long Constant = -1;

    /// <summary>The shortest service [ns]: a law that varies never gives none, for that would end before others of its moment begin.</summary>
    public long LeastService;

    /// <summary>What each request of a batch adds to the time.</summary>
    public Law? PerItem;

    /// <summary>Length of a window, how long it is kept open, and time between the starts of two [ns].</summary>
    public (long Length, long Late, long Every) Window;
    public ulong PerItemSeed;
    public Law? ExtraDelay;
    public ulong ExtraSeed;
    public Law? Patience;
    public ulong PatienceSeed;
    public ConstantDelayRing? PatienceRing;
    public double ErrorProbability;
    public ulong ErrorSeed;
    public ulong BackoffSeed;

    public double[] Cumulative = [];
    public int[] Targets = [];
    public int[] Programs = [];
    public int[] Keep = [];
    public int Needed;
    public int Attempts;
    public Backoff Backoff = Backoff.None;

    /// <summary>What a call keeps from one request to the next; nothing at any other step.</summary>
    public CallState? Call;
    public Cancellation Cancellation;

    /// <summary>Whether whoever waits here may be gone, so that it must be looked at before something is begun.</summary>
    public bool MayBePointless;

    /// <summary>Whose instances have the slots.</summary>
    public Group? Host;

    /// <summary>Time that must be left before the deadline for it to be begun [ns].</summary>
    public long Foresight;

    /// <summary>Whether who waits for a core notes at which instance, to leave its queue.</summary>
    public bool NotesPlace;
    public FailureCause Cause;

    /// <summary>What runs of a job have taken on; nothing at any other step.</summary>
    public Collection? Collected;

    public int Data = -1;
    public CacheState? Cache;

    /// <summary>The keys of the log that a write is flushed to, one per shard.</summary>
    public int LogData;
    public RowTable? Rows;
    public LimiterState? Limiter;
    public int Priority;
    public bool IsFresh;
    public bool IsAtFirst;
    public bool IsCopy;
    public double Bytes;
    public bool IsBack;
    public double HandshakeChance;
    public int HandshakeTrips;
    public int Asked;
    public ReplicaBook? Book;

    /// <summary>The data that the book is about.</summary>
    public int BookData = -1;

    public long Visits;
    public long Failures;
    public long WaitSum;
    public long TimeSum;
}
