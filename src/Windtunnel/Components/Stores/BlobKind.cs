using System.Collections.Immutable;
using Windtunnel.Language;
using Windtunnel.Units;

namespace Windtunnel.Components.Stores;

/// <summary>An object store of the S3 family: whole objects by key, a rate limit per prefix, as much room as anybody pays for.</summary>
public sealed class BlobKind : ComponentKind
{
    public static readonly Key<Quantity> Prefixes = Keys.Quantity("prefixes", Dimension.Number, "Parts the keys are divided into by hash, each with the capacities below.").WholeFrom(1).Default("1", "not divided").Like("10");
    public static readonly Key<Distribution> GetTime = Keys.Distribution("get time", Dimension.Duration, "Time to the first byte of a get.")
        .Default("lognormal p50 80 ms p99 200 ms", "blob GET 80 ms (napkin-math 2026); S3 100–200 ms for small objects (AWS documentation)").Like("50 ms");
    public static readonly Key<Distribution> PutTime = Keys.Distribution("put time", Dimension.Duration, "Time of a put beyond sending its bytes.")
        .Default("lognormal p50 200 ms p99 500 ms", "blob PUT 200 ms (napkin-math 2026); p99 planning value").Like("100 ms");
    public static readonly Key<Quantity> ObjectSize = Keys.Quantity("object size", Dimension.ByteSize, "Bytes moved by a get or put.").AtLeast(0).Default("100 kB", "a small picture (planning value)").Like("2 MB");
    public static readonly Key<Quantity> Bandwidth = Keys.Quantity("bandwidth", Dimension.ByteRate, "Bytes per second of one connection.").Above(0).Default("90 MB/s", "S3, 85–90 MB/s per connection (AWS documentation)").Like("90 MB/s");
    public static readonly Key<Quantity> GetCapacity = Keys.Quantity("get capacity", Dimension.Rate, "Gets per second of one prefix at 100 %.").Above(0).Default("5500/s", "S3, per prefix (AWS documentation)").Like("5500/s");
    public static readonly Key<Quantity> PutCapacity = Keys.Quantity("put capacity", Dimension.Rate, "Puts per second of one prefix at 100 %.").Above(0).Default("3500/s", "S3, per prefix (AWS documentation)").Like("3500/s");
    public static readonly Key<Quantity> QueueLimit = CapacityKeys.QueueLimit();
    public static readonly Key<Quantity> TargetUtilisation = CapacityKeys.TargetUtilisation();
    public static readonly Key<Quantity> Availability = CapacityKeys.Availability("99.9 %", "S3 Standard service level agreement");
    public static readonly Key<Quantity> Errors = CapacityKeys.Errors();
    public static readonly Key<Quantity> PricePerGet = Keys.Quantity("price per get", Dimension.Money, "What one get costs.").AtLeast(0).Default("0.0000004 USD", "0.40 USD per million reads (napkin-math 2026)").Like("0 USD");
    public static readonly Key<Quantity> PricePerPut = Keys.Quantity("price per put", Dimension.Money, "What one put costs.").AtLeast(0).Default("0.000005 USD", "5 USD per million writes (napkin-math 2026)").Like("0 USD");
    public static readonly Key<Quantity> MonthlyCost = CapacityKeys.MonthlyCost();

    public override string Name => "blob store";

    public override string About => "Whole objects by key: the first byte takes its time, the rest comes at the bandwidth of a connection.";

    public override Shape Shape { get; } = new("blob store",
        [Prefixes, GetTime, PutTime, ObjectSize, Bandwidth, GetCapacity, PutCapacity, QueueLimit, TargetUtilisation, Availability, Errors, PricePerGet, PricePerPut, MonthlyCost]);

    public override ImmutableArray<Operation> Operations { get; } =
    [
        new("get", "Reads an object.", DataUse.Optional),
        new("put", "Writes an object.", DataUse.Optional, Writes: true),
    ];

    public override Symbol Symbol => Symbol.Cylinder;

    // A prefix lets so many requests in per second; what happens inside is as parallel as it needs to be.
    public override StationPlan Plan(Component component) => new(Shards: component.Count(Prefixes), Replicas: 1, Servers: 1, QueueLimit: component.FindCount(QueueLimit));

    public override Timing Timing(Component component, Operation operation, Distribution? typed)
    {
        var (time, capacity) = operation.Writes ? (PutTime, PutCapacity) : (GetTime, GetCapacity);
        var first = typed ?? component.Settings.Get(time).Value;
        var transfer = component.Number(ObjectSize) / component.Number(Bandwidth);

        // The bytes follow the first one: a mean longer by their time, of the same spread.
        return Components.Timing.FromCapacity(typed is null && first.Mean > 0 ? first.Scale((first.Mean + transfer) / first.Mean) : first, component.Number(capacity));
    }

    public override IEnumerable<CostItem> Costs(Component component, ComponentLoad load)
    {
        yield return new CostItem("blob", load.StoredBytes, Human.Format(load.StoredBytes, Dimension.ByteSize));
        var gets = Math.Max(0, load.OperationsPerSecond - load.WritesPerSecond) * Dimensions.MonthSeconds;
        var puts = load.WritesPerSecond * Dimensions.MonthSeconds;
        yield return new CostItem("usd", gets * component.Number(PricePerGet), $"{Human.Format(gets, Dimension.Number)} gets × {Human.Format(component.Number(PricePerGet), Dimension.Money)}");
        yield return new CostItem("usd", puts * component.Number(PricePerPut), $"{Human.Format(puts, Dimension.Number)} puts × {Human.Format(component.Number(PricePerPut), Dimension.Money)}");
    }
}
