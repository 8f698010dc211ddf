using System.Collections.Immutable;
using Windtunnel.Language;
using Windtunnel.Units;

namespace Windtunnel.Components.Stores;

/// <summary>A relational database: a primary takes the writes, replicas share the reads, rows can be locked.</summary>
public sealed class SqlKind : ComponentKind
{
    public static readonly Key<Quantity> Shards = StoreKeys.Shards();
    public static readonly Key<Quantity> Replicas = StoreKeys.Replicas("1", "a primary alone");
    public static readonly Key<Quantity> Cores = CapacityKeys.Cores("8", "8 vCPU, the size the capacities below were read at");
    public static readonly Key<Quantity> Connections = Keys.Quantity("connections", Dimension.Number, "Statements one node works on or makes wait at once; further ones queue.")
        .WholeFrom(1).Inferred("no limit").Like("200");
    public static readonly Key<Distribution> ReadTime = StoreKeys.ReadTime("lognormal p50 1 ms p99 5 ms", "indexed point read, p99 = 5 × p50 (planning value)");
    public static readonly Key<Distribution> WriteTime = StoreKeys.WriteTime("lognormal p50 5 ms p99 25 ms", "short commit with fsync and replica acknowledgement, p99 = 5 × p50 (planning value)");
    public static readonly Key<Quantity> ReadCapacity = StoreKeys.ReadCapacity("35k/s", "MySQL, 8 vCPU, sysbench: 34,577 queries/s (Huawei Cloud RDS)");
    public static readonly Key<Quantity> WriteCapacity = StoreKeys.WriteCapacity("8k/s", "PostgreSQL, 8 vCPU, pgbench read-write 8,000–15,000 transactions/s, lower end (secondary source, ± 50 %)");
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
        [Shards, Replicas, Cores, Connections, ReadTime, WriteTime, ReadCapacity, WriteCapacity, Storage, QueueLimit, Discipline, TargetUtilisation, Availability, Errors, MonthlyCost]);

    public override ImmutableArray<Operation> Operations { get; } =
    [
        new("read", "Reads a row by its key.", DataUse.Optional),
        new("write", "Inserts or overwrites a row and commits.", DataUse.Optional, Writes: true),
        new("update", "Reads a row, decides, writes it back and commits; 'locking' says how two of these on one row are kept apart.", DataUse.Required, Writes: true),
    ];

    public override Symbol Symbol => Symbol.Cylinder;

    public override StationPlan Plan(Component component) => new(
        Shards: component.Count(Shards),
        Replicas: component.Count(Replicas),
        Servers: component.Count(Cores),
        Concurrency: component.FindCount(Connections),
        QueueLimit: component.FindCount(QueueLimit),
        Routing: Routing.RoundRobin,
        WritesReachAll: true,
        WritesAtFirst: true,
        Discipline: component.Settings.Find(Discipline)?.Value ?? Components.Discipline.Fcfs);

    public override Timing Timing(Component component, Operation operation, Distribution? typed)
    {
        var (time, capacity) = operation.Writes ? (WriteTime, WriteCapacity) : (ReadTime, ReadCapacity);
        return Components.Timing.FromCapacity(typed ?? component.Settings.Get(time).Value, component.Number(capacity) / component.Count(Cores));
    }

    public override IEnumerable<CostItem> Costs(Component component, ComponentLoad load)
    {
        var nodes = component.Number(Shards) * component.Number(Replicas);
        var cores = component.Number(Cores);
        yield return new CostItem("database vcpu", nodes * cores, $"{nodes:0.##} nodes × {cores:0.##} cores");
        yield return new CostItem("database storage", load.StoredBytes * component.Number(Replicas), $"{Human.Format(load.StoredBytes, Dimension.ByteSize)} × {component.Number(Replicas):0.##} replicas");
    }
}
