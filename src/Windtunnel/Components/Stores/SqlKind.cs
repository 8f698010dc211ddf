using System.Collections.Immutable;
using Windtunnel.Language;
using Windtunnel.Units;

namespace Windtunnel.Components.Stores;

/// <summary>A relational database: a primary takes the writes, replicas share the reads, rows can be locked.</summary>
public sealed class SqlKind : ComponentKind, IReplicated, ISharded
{
    public static readonly ShardingKeys Sharding = new();
    public static readonly Key<Quantity> Shards = Sharding.Shards;
    public static readonly Key<Quantity> Replicas = StoreKeys.Replicas("1", "a primary alone");
    public static readonly ReplicationKeys Replication = ReplicationKeys.Of(
        ("leader", "usual of PostgreSQL and MySQL"),
        ("primary", "asynchronous replication, the default of PostgreSQL and MySQL"),
        ("any replica", "read replicas are there to share the reads"),
        ("90 s", "RDS Multi-AZ instance 60–120 s, its middle (AWS documentation); a Multi-AZ cluster takes less than 35 s"));
    public static readonly Key<Quantity> Cores = CapacityKeys.Cores("8", "8 vCPU, the size the capacities below were read at");
    public static readonly Key<Quantity> Connections = Keys.Quantity("connections", Dimension.Number, "Statements one node works on or makes wait at once; further ones queue.")
        .WholeFrom(1).Inferred("no limit").Like("200");
    public static readonly Key<Distribution> ReadTime = StoreKeys.ReadTime("lognormal p50 1 ms p99 5 ms", "indexed point read, p99 = 5 × p50 (planning value)");
    public static readonly Key<Distribution> WriteTime = StoreKeys.WriteTime("lognormal p50 5 ms p99 25 ms", "short commit with fsync and replica acknowledgement, p99 = 5 × p50 (planning value)");
    public static readonly Key<Quantity> ReadCapacity = StoreKeys.ReadCapacity("35k/s", "MySQL, 8 vCPU, sysbench: 34,577 queries/s (Huawei Cloud RDS)");
    public static readonly Key<Quantity> WriteCapacity = StoreKeys.WriteCapacity("8k/s", "PostgreSQL, 8 vCPU, pgbench read-write 8,000–15,000 transactions/s, lower end (secondary source, ± 50 %)");
    public static readonly Key<Committing> Commit = Keys.Choice<Committing>("commit", "How writes share flushes of the log, which are then simulated beside the write time: one flush for all that wait, or one for each.")
        .Inferred("flushes are part of the write time and hold nobody up").Like("grouped");
    public static readonly Key<Distribution> Fsync = Keys.Distribution("fsync", Dimension.Duration, "Time of one flush of the log of a shard, where 'commit' is given.")
        .Default("300 us", "SSD, sequential write of 8 KiB and fsync (napkin-math 2026)").Like("2 ms");
    public static readonly Key<Quantity> Storage = StoreKeys.Storage();
    public static readonly Key<Quantity> QueueLimit = CapacityKeys.QueueLimit();
    public static readonly Key<Discipline> Discipline = CapacityKeys.Discipline();
    public static readonly Key<Quantity> TargetUtilisation = CapacityKeys.TargetUtilisation();
    public static readonly Key<Quantity> Availability = CapacityKeys.Availability();
    public static readonly Key<Quantity> Errors = CapacityKeys.Errors();
    public static readonly Key<Quantity> MonthlyCost = CapacityKeys.MonthlyCost();

    public override string Name => "sql database";

    public override string About => "A relational database: the primary takes the writes, all nodes share the reads, rows can be locked.";

    public override Shape Shape { get; } = new("sql database",
        [.. Sharding.All, Replicas, .. Replication.All, Cores, Connections, ReadTime, WriteTime, ReadCapacity, WriteCapacity, Commit, Fsync, Storage, QueueLimit, Discipline, TargetUtilisation, Availability, Errors, MonthlyCost]);

    public override ImmutableArray<Operation> Operations { get; } =
    [
        new("read", "Reads a row by its key.", DataUse.Optional),
        new("write", "Inserts or overwrites a row and commits.", DataUse.Optional, Writes: true),
        new("update", "Reads a row, decides, writes it back and commits; 'locking' says how two of these on one row are kept apart.", DataUse.Required, Writes: true),
    ];

    public ReplicationKeys ReplicationKeys => Replication;

    public ShardingKeys ShardingKeys => Sharding;

    public override Symbol Symbol => Symbol.Cylinder;

    public override bool Concerns(Component component, Key key) => (key != Fsync || component.Settings.Find(Commit) is not null) && Replication.Concerns(component, key) && Sharding.Concerns(component, key);

    public override StationPlan Plan(Component component) => new(
        Shards: component.Count(Shards),
        Replicas: component.Count(Replicas),
        Servers: component.Count(Cores),
        Concurrency: component.FindCount(Connections),
        QueueLimit: component.FindCount(QueueLimit),
        Routing: Routing.RoundRobin,
        WritesReachAll: true,
        Discipline: component.Settings.Find(Discipline)?.Value ?? Components.Discipline.Fcfs,
        WritesAtFirst: Replication.HasLeader(component),
        Replication: Replication.Plan(component, component.Count(Replicas)),
        Sharding: Sharding.Plan(component))
    {
        SharesFlushes = component.Settings.Find(Commit)?.Value == Committing.Grouped,
    };

    public override Timing Timing(Component component, Operation operation, Distribution? typed)
    {
        var (time, capacity) = operation.Writes ? (WriteTime, WriteCapacity) : (ReadTime, ReadCapacity);
        var timing = Components.Timing.FromCapacity(typed ?? component.Settings.Get(time).Value, component.Number(capacity) / component.Count(Cores));
        return operation.Writes && component.Settings.Find(Commit) is not null ? timing with { Flush = component.Settings.Get(Fsync).Value } : timing;
    }

    public override IEnumerable<CostItem> Costs(Component component, ComponentLoad load)
    {
        var nodes = component.Number(Shards) * component.Number(Replicas);
        var cores = component.Number(Cores);
        yield return new CostItem("database vcpu", nodes * cores, $"{nodes:0.##} nodes × {cores:0.##} cores");
        yield return StoreKeys.Disks("database storage", component, component.Number(Shards), component.Number(Replicas), load);
    }
}
