using System.Collections.Immutable;
using Windtunnel.Language;
using Windtunnel.Units;

namespace Windtunnel.Components.Cache;

/// <summary>A cache of its own in each of many places: the browsers of users, the processes of a service.</summary>
public sealed class LocalCacheKind : CacheKind
{
    public static readonly Key<Quantity> Copies = Keys.Quantity("copies", Dimension.Number, "Separate caches: one per browser, or one per instance of the service it is in.").WholeFrom(1)
        .Required().Like("100k");
    public static readonly Key<Quantity> CopyMemory = Keys.Quantity("memory", Dimension.ByteSize, "Room for entries in one copy.").Above(0)
        .Inferred("room for everything; entries go when they are too old").Like("100 MB");
    public static readonly Key<Distribution> CopyTime = Keys.Distribution("time", Dimension.Duration, "Time of one operation.")
        .Default("100 ns", "main memory reference (Dean 2009)").Like("0.1 ms");
    public static readonly Key<Quantity> CopyAvailability = CapacityKeys.Availability("100 %", "it fails only with what it is part of");

    public override Key<Quantity> MemoryKey => CopyMemory;

    public override Key<Quantity>? CopiesKey => Copies;

    public override bool KeepsWhatItMisses => true;

    public override string Name => "local cache";

    public override string About => "A cache of its own in every browser or process; what a miss brings is stored there by itself.";

    public override Shape Shape => Words;

    private static readonly Shape Words = new("local cache", [Copies, CopyMemory, TimeToLive, Eviction, HitRatio, Coalesce, CopyTime, CopyAvailability, Errors, MonthlyCost]);

    public override ImmutableArray<Operation> Operations { get; } =
    [
        new("get", "Looks a key up in one of the copies; the steps under 'on miss' run when it is not there, and what they bring is stored.", DataUse.Optional),
        new("delete", "Drops a key in every copy (an invalidation that reaches all).", DataUse.Optional, Writes: true),
    ];

    public override StationPlan Plan(Component component) => new(Shards: 1, Replicas: 1, Servers: null);

    public override Timing Timing(Component component, Operation operation, Distribution? typed) =>
        Components.Timing.AllDelay(typed ?? component.Settings.Get(CopyTime).Value);

    public override IEnumerable<CostItem> Costs(Component component, ComponentLoad load) => [];
}
