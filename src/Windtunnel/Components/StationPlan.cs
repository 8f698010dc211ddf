using Windtunnel.Components.Balancing;
using Windtunnel.Components.Health;
using Windtunnel.Components.Scaling;

namespace Windtunnel.Components;

/// <summary>How requests choose among instances that do the same.</summary>
public enum Routing
{
    RoundRobin,
    Random,
    LeastConnections,
    PowerOfTwo,
    ByKey,
}

/// <summary>How a component behaves in a run: identical stations side by side, each with servers and a queue.</summary>
/// <param name="Shards">Groups that each hold a part of the keys; ≥ 1.</param>
/// <param name="Replicas">Instances per shard; ≥ 1. A component without shards has all its instances here.</param>
/// <param name="Servers">Requests one instance works on at once (cores); ≥ 1; null for a pure delay without limit.</param>
/// <param name="Concurrency">Requests one instance holds at once, working or waiting for others; null for no limit.</param>
/// <param name="QueueLimit">Requests that may wait at one instance before the next is rejected; null for no limit.</param>
/// <param name="Routing">How a request chooses an instance (within its shard, where keys choose the shard).</param>
/// <param name="WritesReachAll">Whether a write costs work on every replica of its shard, not only on the one that answers.</param>
/// <param name="WritesAtFirst">Whether writes are answered by the first replica of the shard only (a primary).</param>
/// <param name="Discipline">In which order an instance works on what it holds.</param>
/// <param name="Replication">How many replicas answer, and when the others follow; null for the one that is asked, the others at once.</param>
/// <param name="Sharding">Which keys a shard owns; null for by hash.</param>
public sealed record StationPlan(
    int Shards,
    int Replicas,
    int? Servers,
    int? Concurrency = null,
    int? QueueLimit = null,
    Routing Routing = Routing.RoundRobin,
    bool WritesReachAll = false,
    bool WritesAtFirst = false,
    Discipline Discipline = Discipline.Fcfs,
    ReplicaPlan? Replication = null,
    ShardPlan? Sharding = null)
{
    /// <summary>When an instance computes nothing for a while; null for never.</summary>
    public Pauses? Pauses { get; init; }

    /// <summary>How instances are added and taken away, of which there are then at most <see cref="Replicas"/>; null where their number is fixed.</summary>
    public ScalePlan? Scaling { get; init; }

    /// <summary>What a request waits for when no slot is warm; null where all always are.</summary>
    public ColdStart? ColdStart { get; init; }

    /// <summary>How an instance works for several requests at once; null for one by one.</summary>
    public BatchPlan? Batch { get; init; }

    /// <summary>How routing learns who is dead; null for at once.</summary>
    public HealthCheck? Health { get; init; }

    /// <summary>When an instance whose requests fail is shunned; null for never.</summary>
    public OutlierRule? Outliers { get; init; }

    /// <summary>What decides, beside the routing, how many requests each instance gets; null where all are alike.</summary>
    public Balance? Balance { get; init; }

    /// <summary>The plan with as many instances as there are at a steady load; itself where their number is fixed.</summary>
    /// <param name="busy">Servers that are busy on average, over all instances; ≥ 0.</param>
    public StationPlan At(double busy) => Scaling is null ? this : this with { Replicas = Scaling.Scale.InstancesFor(busy, Servers ?? 1) };

    /// <summary>Whether a flush of the log serves all writes that came before it began.</summary>
    public bool SharesFlushes { get; init; }

    /// <summary>How many times as long a computation takes on average, pauses included; ≥ 1.</summary>
    public double Stretch => Pauses?.Stretch ?? 1;

    /// <summary>Whether who is next depends on priorities.</summary>
    public bool GoesByPriority => Discipline is Discipline.Priority or Discipline.PreemptivePriority;

    /// <summary>Whether requests that wait may be dropped.</summary>
    public bool Drops => Discipline == Discipline.Codel;

    /// <summary>All instances; ≥ 1.</summary>
    public int Instances => Shards * Replicas;

    /// <summary>Whether what is read may be older than what was written: other replicas follow, or an index is refreshed now and then.</summary>
    public bool CanDiffer => (WritesReachAll && Replicas > 1) || Replication?.Refresh is not null;

    /// <summary>Instances that work on one operation; ≥ 1.</summary>
    /// <param name="writes">Whether it changes data.</param>
    public int InstancesAsked(bool writes) => writes ? WritesReachAll ? Replicas : 1 : Math.Max(1, Replication?.ReadsNeeded ?? 0);
}
