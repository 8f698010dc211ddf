using Windtunnel.Kernel.Stations.Balancing;
using Windtunnel.Kernel.Stations.Batches;
using Windtunnel.Kernel.Stations.Logs;
using Windtunnel.Kernel.Stations.Messages;
using Windtunnel.Kernel.Stations.Overload;
using Windtunnel.Kernel.Stations.Places;
using Windtunnel.Kernel.Stations.Scaling;

namespace Windtunnel.Kernel.Stations;

/// <summary>A set of like instances that serve the same requests, as laid out before a run.</summary>
/// <remarks>Instances of one shard stand together: shard <c>s</c> of a group of <c>n</c> instances has those from <c>s·n/shards</c> on.</remarks>
public sealed class Group
{
    internal Group(string name, int index) => (Name, Index) = (name, index);

    /// <summary>The least urgent priority of a request; the most urgent is 0.</summary>
    public const int PriorityMax = 15;

    /// <summary>The name, unique among groups; it also names the group's random streams.</summary>
    public string Name { get; }

    /// <summary>How many instances there are; ≥ 1, a multiple of <see cref="Shards"/>. Default 1.</summary>
    public int Instances { get; set; } = 1;

    /// <summary>How many shards the instances are divided into; ≥ 1. Default 1.</summary>
    public int Shards { get; set; } = 1;

    /// <summary>Which keys a shard owns. Default by hash.</summary>
    public ShardMap? ShardMap { get; set; }

    /// <summary>Whether the keys of a shard that is known to be down go to the others, as with consistent hashing. Default false: they find nobody.</summary>
    public bool PassesOn { get; set; }

    /// <summary>The data whose key says which shard serves a request, unless the step names another. Default none: shards are taken in turn.</summary>
    public DataSet? KeyedBy { get; set; }

    /// <summary>Requests one instance serves at once; ≥ 1. Default 1.</summary>
    public int Cores { get; set; } = 1;

    /// <summary>Requests that may wait for a core of one instance; ≥ 0. One more is rejected. Default without bound.</summary>
    public int QueueMax { get; set; } = int.MaxValue;

    /// <summary>Slots of one instance: how many requests may have entered it at once; ≥ 1. Default without bound.</summary>
    public int Concurrency { get; set; } = int.MaxValue;

    /// <summary>Requests that may wait for a slot of one instance; ≥ 0. One more is rejected. Default without bound.</summary>
    public int AdmissionQueueMax { get; set; } = int.MaxValue;

    /// <summary>In which order an instance works on what it holds. Default first come first served.</summary>
    public QueueDiscipline Discipline { get; set; }

    /// <summary>When an instance turns requests away although it could queue them. Default never.</summary>
    public Shedding? Shedding { get; set; }

    /// <summary>Whether nothing is begun whose caller's deadline would pass before its service, of usual length, is done. Default false: only what it has passed for already.</summary>
    public bool DropsLate { get; set; }

    /// <summary>How an instance (of the shard) is chosen. Default round robin.</summary>
    public RoutingPolicy Routing { get; set; }

    /// <summary>Points that each instance has on the ring of hashes where keys choose; ≥ 1. Default 160.</summary>
    public int VirtualNodes { get; set; } = 160;

    /// <summary>How many times as many requests as others each instance is to get; &gt; 0. Shape: [instance]. Default none: all as many.</summary>
    public IReadOnlyList<double>? Weights { get; set; }

    /// <summary>How long after it joined or came back an instance gets fewer requests than its share [s], at first a tenth, then ever more; ≥ 0. Default 0.</summary>
    public double SlowStartSeconds { get; set; }

    /// <summary>How an instance that starts works at first. Default at full speed.</summary>
    public WarmUp? WarmUp { get; set; }

    /// <summary>How long routing still uses an instance that has died, and shuns one that is back [s]; ≥ 0, +∞ where only the timeline says. Default 0.</summary>
    public double DetectionSeconds { get; set; }

    /// <summary>Where the instances stand. Default nowhere: each is where its caller is.</summary>
    public Placement? Placement { get; set; }

    /// <summary>How consumers share the instances, which are the partitions of a log then. Default none: whoever comes first takes any free slot.</summary>
    public Subscription? Subscription { get; set; }

    /// <summary>When instances do nothing for a while; with disciplines in which cores are not shared. Default never.</summary>
    public Pauses? Pauses { get; set; }

    /// <summary>What becomes of messages that fail or find no room, where its slots are consumers. Default none: they fail.</summary>
    public MessageRules? Rules { get; set; }

    /// <summary>How those who wait for a slot take one together. Default none: each takes one of its own.</summary>
    public Batching? Batching { get; set; }

    /// <summary>How long a shard is without a first instance after that has died, until another one takes its place [s]; ≥ 0. Default 0.</summary>
    public double FailoverSeconds { get; set; }

    /// <summary>How long a slot stays warm after it was given back [s]; ≥ 0. Default for ever, from the beginning.</summary>
    public double? KeepWarmSeconds { get; set; }

    /// <summary>When an instance whose requests fail is shunned for a while. Default never.</summary>
    public Ejection? Ejection { get; set; }

    /// <summary>Who adds and takes away instances; <see cref="Instances"/> are then the most there may be. Default nobody. A run of such a group needs an end.</summary>
    public Autoscaler? Scaling { get; set; }

    internal int Index { get; }

    /// <summary>Points of each instance on the ring of hashes where keys choose: in proportion to its weight, at least one. Shape: [instance].</summary>
    public int[] PointsOnRing()
    {
        double usual = Weights?.Average() ?? 1;
        return [.. Enumerable.Range(0, Instances).Select(i => Math.Max(1, (int)Math.Round(VirtualNodes * (Weights?[i] ?? 1) / usual)))];
    }

    internal void Check()
    {
        Pauses?.Check();
        if (Pauses is not null && Discipline is QueueDiscipline.ProcessorSharing or QueueDiscipline.PreemptivePriority)
        {
            throw new ArgumentException($"Group {Name} has pauses, which cores that requests share do not know.");
        }

        Placement?.Check(this);
        Scaling?.Check(this);
        Ejection?.Check();
        WarmUp?.Check();
        UnevenChoice.Check(this);
        ArgumentOutOfRangeException.ThrowIfNegative(KeepWarmSeconds ?? 0);
        ArgumentOutOfRangeException.ThrowIfLessThan(Instances, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(Shards, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(Cores, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(QueueMax);
        ArgumentOutOfRangeException.ThrowIfLessThan(Concurrency, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(AdmissionQueueMax);
        ArgumentOutOfRangeException.ThrowIfNegative(DetectionSeconds);
        Subscription?.Check(this);
        Rules?.Check(this);
        Batching?.Check(this);
        ArgumentOutOfRangeException.ThrowIfNegative(FailoverSeconds);
        if (ShardMap is not null && ShardMap.Shards != Shards)
        {
            throw new ArgumentException($"Group {Name} has {Shards} shards, and its map knows {ShardMap.Shards}.");
        }

        if (Instances % Shards != 0)
        {
            throw new ArgumentException($"Group {Name} has {Instances} instances, which do not divide into {Shards} shards.");
        }
    }
}
