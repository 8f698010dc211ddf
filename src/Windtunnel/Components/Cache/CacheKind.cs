using System.Collections.Immutable;
using Windtunnel.Language;
using Windtunnel.Units;

namespace Windtunnel.Components.Cache;

/// <summary>Which entry goes when a full cache needs room.</summary>
public enum Eviction
{
    Lru,
    Lfu,
    Fifo,
    Random,
}

/// <summary>Whether misses of one key share one fetch.</summary>
public enum Coalescing
{
    No,
    Yes,
}

/// <summary>Keeps recent answers in memory; its hit ratio is computed from keys, popularity, memory and eviction.</summary>
public class CacheKind : ComponentKind
{
    public static readonly Key<Quantity> Nodes = Keys.Quantity("nodes", Dimension.Number, "Machines the keys are spread over.").WholeFrom(1)
        .Inferred("memory ÷ 100 GB per node, rounded up").Like("3");
    public static readonly Key<Quantity> Memory = Keys.Quantity("memory", Dimension.ByteSize, "Memory for entries, all nodes together.").Above(0)
        .Default("16 GB", "one common cache node").Like("100 GB");
    public static readonly Key<Eviction> Eviction = Keys.Choice<Eviction>("eviction", "Which entry goes when there is no room.").Default("lru", "usual choice; Redis allkeys-lru, Memcached").Like("lru");
    public static readonly Key<Quantity> TimeToLive = Keys.Quantity("ttl", Dimension.Duration, "Age at which an entry is dropped.").Above(0).Inferred("entries live until evicted").Like("1 h");
    public static readonly Key<Quantity> EntryOverhead = Keys.Quantity("entry overhead", Dimension.ByteSize, "Memory an entry takes beyond the data itself.").AtLeast(0)
        .Default("50 B", "Memcached item header 48–56 B").Like("50 B");
    public static readonly Key<Quantity> HitRatio = Keys.Quantity("hit ratio", Dimension.Share, "A fixed hit ratio, instead of the computed one.").Between(0, 1)
        .Inferred("computed from keys, popularity, memory and eviction").Like("80 %");
    public static readonly Key<Coalescing> Coalesce = Keys.Choice<Coalescing>("coalesce", "Whether requests that miss a key wait for the one that is already fetching it, instead of fetching it too.")
        .Inferred("no: cache-aside as written").Like("yes");
    public static readonly Key<Distribution> Time = Keys.Distribution("time", Dimension.Duration, "Time of one operation at an idle node, the hop in the zone included.")
        .Default("lognormal p50 0.5 ms p99 1 ms", "Redis: 99.76 % within 1 ms (redis.io benchmarks); cache query 500 µs (napkin-math 2026)").Like("0.5 ms");
    public static readonly Key<Quantity> Capacity = Keys.Quantity("capacity", Dimension.Rate, "Operations per second of one node at 100 %.").Above(0)
        .Default("70k/s", "Redis without pipelining, 72,000–79,000 operations/s on one thread (redis.io benchmarks)").Like("70k/s");
    public static readonly Key<Quantity> QueueLimit = CapacityKeys.QueueLimit();
    public static readonly Key<Discipline> Discipline = CapacityKeys.Discipline();
    public static readonly Key<Quantity> TargetUtilisation = CapacityKeys.TargetUtilisation();
    public static readonly Key<Quantity> Availability = CapacityKeys.Availability();
    public static readonly Key<Quantity> Errors = CapacityKeys.Errors();
    public static readonly Key<Quantity> MonthlyCost = CapacityKeys.MonthlyCost();

    /// <summary>Largest node the default number of nodes assumes [B]; 100 GB is the planning size of one node in Xu vol. 2 ch. 2.</summary>
    private const double NodeBytes = 100e9;

    /// <summary>Room for entries, all nodes or one copy; its kind says which.</summary>
    public virtual Key<Quantity> MemoryKey => Memory;

    /// <summary>Age at which entries go.</summary>
    public virtual Key<Quantity> TimeToLiveKey => TimeToLive;

    /// <summary>How many separate caches of the same size there are; null for a kind that is one.</summary>
    public virtual Key<Quantity>? CopiesKey => null;

    /// <summary>Whether it stores by itself what the steps on a miss have brought.</summary>
    public virtual bool KeepsWhatItMisses => false;

    public override string Name => "cache";

    public override string About => "Keeps recent answers in memory; the hit ratio is computed, not typed.";

    public override Shape Shape => Words;

    private static readonly Shape Words = new("cache",
        [Nodes, Memory, Eviction, TimeToLive, EntryOverhead, HitRatio, Coalesce, Time, Capacity, QueueLimit, Discipline, TargetUtilisation, Availability, Errors, MonthlyCost]);

    public override ImmutableArray<Operation> Operations { get; } =
    [
        new("get", "Looks a key up; the steps under 'on miss' run when it is not there.", DataUse.Optional),
        new("set", "Stores a key.", DataUse.Optional, Writes: true),
        new("delete", "Drops a key.", DataUse.Optional, Writes: true),
    ];

    public override Symbol Symbol => Symbol.Cache;

    public override StationPlan Plan(Component component) => new(
        Shards: component.FindCount(Nodes) ?? (int)Math.Clamp(Math.Ceiling(component.Number(Memory) / NodeBytes), 1, 100_000),
        Replicas: 1,
        Servers: 1,
        QueueLimit: component.FindCount(QueueLimit),
        Routing: Components.Routing.ByKey,
        Discipline: component.Settings.Find(Discipline)?.Value ?? Components.Discipline.Fcfs);

    public override Timing Timing(Component component, Operation operation, Distribution? typed) =>
        Components.Timing.FromCapacity(typed ?? component.Settings.Get(Time).Value, component.Number(Capacity));

    public override IEnumerable<CostItem> Costs(Component component, ComponentLoad load)
    {
        var memory = component.Number(Memory);
        yield return new CostItem("cache memory", memory, $"{Human.Format(memory, Dimension.ByteSize)} of entries");
    }
}
