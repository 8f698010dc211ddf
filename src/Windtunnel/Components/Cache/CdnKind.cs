using System.Collections.Immutable;
using Windtunnel.Language;
using Windtunnel.Units;

namespace Windtunnel.Components.Cache;

/// <summary>A content delivery network: caches near the users that store what they had to fetch.</summary>
public sealed class CdnKind : CacheKind
{
    public static readonly Key<Quantity> Edges = Keys.Quantity("edges", Dimension.Number, "Separate caches, each with a part of the users; what one has, another may have to fetch.").WholeFrom(1)
        .Inferred("1: one cache for all users").Like("20");
    public static readonly Key<Quantity> EdgeMemory = Keys.Quantity("memory", Dimension.ByteSize, "Room for entries at one edge.").Above(0)
        .Inferred("room for everything; entries go when they are too old").Like("1 TB");
    public static readonly Key<Quantity> EdgeTimeToLive = Keys.Quantity("ttl", Dimension.Duration, "Age at which an entry is dropped.").Above(0)
        .Default("24 h", "Amazon CloudFront, default TTL of the managed policy CachingOptimized, 86,400 s").Like("1 h");
    public static readonly Key<Distribution> EdgeTime = Keys.Distribution("time", Dimension.Duration, "Time of an answer from the edge, the user's last mile included.")
        .Default("lognormal p50 20 ms p99 60 ms", "planning value for one round trip to a nearby edge, derived; measure your own").Like("20 ms");
    public static readonly Key<Quantity> EdgeAvailability = CapacityKeys.Availability("99.9 %", "Amazon CloudFront SLA, 99.9 % a month");

    public override Key<Quantity> MemoryKey => EdgeMemory;

    public override Key<Quantity> TimeToLiveKey => EdgeTimeToLive;

    public override Key<Quantity>? CopiesKey => Edges;

    public override bool KeepsWhatItMisses => true;

    public override string Name => "cdn";

    public override string About => "Caches near the users; what a miss brings is stored at that edge by itself.";

    public override Shape Shape => Words;

    private static readonly Shape Words = new("cdn", [Edges, EdgeMemory, EdgeTimeToLive, Eviction, HitRatio, Coalesce, EdgeTime, EdgeAvailability, Errors, MonthlyCost]);

    public override ImmutableArray<Operation> Operations { get; } =
    [
        new("get", "Asks an edge; the steps under 'on miss' run when it has no copy, and what they bring is stored there.", DataUse.Optional),
        new("delete", "Drops a key at every edge (a purge).", DataUse.Optional, Writes: true),
    ];

    public override Symbol Symbol => Symbol.Cloud;

    public override StationPlan Plan(Component component) => new(Shards: 1, Replicas: 1, Servers: null);

    public override Timing Timing(Component component, Operation operation, Distribution? typed) =>
        Components.Timing.AllDelay(typed ?? component.Settings.Get(EdgeTime).Value);

    public override IEnumerable<CostItem> Costs(Component component, ComponentLoad load)
    {
        var requests = load.OperationsPerSecond - load.WritesPerSecond;
        yield return new CostItem("cdn egress", load.ReadBytesPerSecond, $"{Human.Format(load.ReadBytesPerSecond, Dimension.ByteRate)} to users");
        yield return new CostItem("cdn request", requests, $"{Human.Format(requests, Dimension.Rate)}");
    }
}
