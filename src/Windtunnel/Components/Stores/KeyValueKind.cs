using System.Collections.Immutable;
using Windtunnel.Language;
using Windtunnel.Units;

namespace Windtunnel.Components.Stores;

/// <summary>A partitioned, replicated store of the Dynamo and Cassandra family.</summary>
public sealed class KeyValueKind : ComponentKind, IReplicated, ISharded
{
    public static readonly ShardingKeys Sharding = new();
    public static readonly Key<Quantity> Shards = Sharding.Shards;
    public static readonly Key<Quantity> Replicas = StoreKeys.Replicas("3", "usual replication factor of Dynamo and Cassandra");
    public static readonly ReplicationKeys Replication = ReplicationKeys.Of(
        ("quorum", "usual of Dynamo and Cassandra"),
        ("majority", "Raft and Paxos groups, as of DynamoDB and etcd"),
        ("primary", "strongly consistent unless asked otherwise, as etcd reads"),
        ("12 s", "MongoDB: a new primary within 12 s as a rule (MongoDB manual); planning value for a store with a leader"));
    public static readonly Key<Quantity> Cores = CapacityKeys.Cores("8", "a common storage node, 8 vCPU");
    public static readonly Key<Distribution> ReadTime = StoreKeys.ReadTime("lognormal p50 4 ms p99 15 ms", "Cassandra-class quorum read (Discord 2022: p99 15 ms; planning value)");
    public static readonly Key<Distribution> WriteTime = StoreKeys.WriteTime("lognormal p50 2 ms p99 5 ms", "Cassandra-class quorum write (Discord 2022: p99 5 ms; planning value)");
    public static readonly Key<Quantity> ReadCapacity = StoreKeys.ReadCapacity("20k/s", "modern Cassandra or Scylla node, unconfirmed; 3,819 client writes/s per m1.xlarge in 2011 (Netflix)");
    public static readonly Key<Quantity> WriteCapacity = StoreKeys.WriteCapacity("20k/s", "modern Cassandra or Scylla node, unconfirmed; 3,819 client writes/s per m1.xlarge in 2011 (Netflix)");
    public static readonly Key<Quantity> Storage = StoreKeys.Storage();
    public static readonly Key<Quantity> QueueLimit = CapacityKeys.QueueLimit();
    public static readonly Key<Discipline> Discipline = CapacityKeys.Discipline();
    public static readonly Key<Quantity> TargetUtilisation = CapacityKeys.TargetUtilisation();
    public static readonly Key<Quantity> Availability = CapacityKeys.Availability();
    public static readonly Key<Quantity> Errors = CapacityKeys.Errors();
    public static readonly Key<Quantity> MonthlyCost = CapacityKeys.MonthlyCost();

    public override string Name => "key-value store";

    public override string About => "A partitioned and replicated store: every replica takes every write, one of them answers a read.";

    public override Shape Shape { get; } = new("key-value store",
        [.. Sharding.All, Replicas, .. Replication.All, Cores, ReadTime, WriteTime, ReadCapacity, WriteCapacity, Storage, QueueLimit, Discipline, TargetUtilisation, Availability, Errors, MonthlyCost]);

    public override ImmutableArray<Operation> Operations { get; } =
    [
        new("read", "Reads one key.", DataUse.Optional),
        new("write", "Writes one key, on every replica.", DataUse.Optional, Writes: true),
        new("delete", "Removes one key, on every replica.", DataUse.Optional, Writes: true),
    ];

    public ReplicationKeys ReplicationKeys => Replication;

    public ShardingKeys ShardingKeys => Sharding;

    public override Symbol Symbol => Symbol.Cylinder;

    public override bool Concerns(Component component, Key key) => Replication.Concerns(component, key) && Sharding.Concerns(component, key);

    public override StationPlan Plan(Component component) => new(
        Shards: component.Count(Shards),
        Replicas: component.Count(Replicas),
        Servers: component.Count(Cores),
        QueueLimit: component.FindCount(QueueLimit),
        Routing: Routing.RoundRobin,
        WritesReachAll: true,
        Discipline: component.Settings.Find(Discipline)?.Value ?? Components.Discipline.Fcfs,
        WritesAtFirst: Replication.HasLeader(component),
        Replication: Replication.Plan(component, component.Count(Replicas)),
        Sharding: Sharding.Plan(component));

    public override Timing Timing(Component component, Operation operation, Distribution? typed)
    {
        var (time, capacity) = operation.Writes ? (WriteTime, WriteCapacity) : (ReadTime, ReadCapacity);
        return Components.Timing.FromCapacity(typed ?? component.Settings.Get(time).Value, component.Number(capacity) / component.Count(Cores));
    }

    public override IEnumerable<CostItem> Costs(Component component, ComponentLoad load)
    {
        var nodes = component.Number(Shards) * component.Number(Replicas);
        var cores = component.Number(Cores);
        yield return new CostItem("vcpu", nodes * cores, $"{nodes:0.##} nodes × {cores:0.##} cores");
        yield return StoreKeys.Disks("ssd", component, component.Number(Shards), component.Number(Replicas), load);
    }
}
