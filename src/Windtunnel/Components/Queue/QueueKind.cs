using System.Collections.Immutable;
using Windtunnel.Language;
using Windtunnel.Units;

namespace Windtunnel.Components.Queue;

/// <summary>Takes messages at once and has them worked on later by the flow that reads from it.</summary>
public sealed class QueueKind : ComponentKind
{
    public static readonly Key<Quantity> Partitions = Keys.Quantity("partitions", Dimension.Number, "Brokers' share: parts that take messages side by side.").AtLeast(1).Default("8", "two per broker of a small cluster").Like("50");
    public static readonly Key<Quantity> Replicas = Keys.Quantity("replicas", Dimension.Number, "Copies of each message.").AtLeast(1).Default("3", "usual replication factor of Kafka with acks=all").Like("3");
    public static readonly Key<Quantity> Consumers = Keys.Quantity("consumers", Dimension.Number, "Messages worked on at the same time by the flow that reads from it.").AtLeast(1).Default("8", "one per partition").Like("40");
    public static readonly Key<Distribution> Time = Keys.Distribution("time", Dimension.Duration, "Time until a message is acknowledged to the sender.")
        .Default("lognormal p50 3 ms p99 14 ms", "Kafka with acks=all, 2–3 ms and p99 14 ms (LinkedIn 2014)").Like("3 ms");
    public static readonly Key<Quantity> Capacity = Keys.Quantity("capacity", Dimension.Rate, "Messages per second of one partition at 100 %.").Above(0)
        .Default("10k/s", "10 MB/s per partition, planning value for messages of 1 kB").Like("10k/s");
    public static readonly Key<Quantity> QueueLimit = Keys.Quantity("queue", Dimension.Number, "Messages that may wait for a consumer; the next is rejected.").AtLeast(0).Inferred("no limit").Like("1M");
    public static readonly Key<Quantity> Retention = Keys.Quantity("keep", Dimension.Duration, "How long messages are kept on disk.").Above(0).Default("7 days", "Kafka log.retention.hours 168").Like("14 days");
    public static readonly Key<Quantity> MessageSize = Keys.Quantity("message size", Dimension.ByteSize, "Size of one message.").Above(0).Default("1 kB", "planning value").Like("1 kB");
    public static readonly Key<Quantity> TargetUtilisation = CapacityKeys.TargetUtilisation();
    public static readonly Key<Quantity> Availability = CapacityKeys.Availability();
    public static readonly Key<Quantity> Errors = CapacityKeys.Errors();
    public static readonly Key<Quantity> MonthlyCost = CapacityKeys.MonthlyCost();

    public override string Name => "queue";

    public override string About => "Takes messages at once; the flow that reads from it works on them later.";

    public override Shape Shape { get; } = new("queue",
        [Partitions, Replicas, Consumers, Time, Capacity, QueueLimit, Retention, MessageSize, TargetUtilisation, Availability, Errors, MonthlyCost]);

    public override ImmutableArray<Operation> Operations { get; } = [new("send", "Hands a message over and goes on once it is acknowledged.", DataUse.Optional, Writes: true)];

    public override Symbol Symbol => Symbol.Queue;

    public override StationPlan Plan(Component component) => new(
        Shards: component.Count(Partitions),
        Replicas: 1,
        Servers: 1,
        Routing: Routing.RoundRobin);

    public override Timing Timing(Component component, Operation operation, Distribution? typed) =>
        Components.Timing.FromCapacity(typed ?? component.Settings.Get(Time).Value, component.Number(Capacity));

    public override IEnumerable<CostItem> Costs(Component component, ComponentLoad load)
    {
        var partitions = component.Number(Partitions);
        var replicas = component.Number(Replicas);
        var kept = load.WritesPerSecond * component.Number(Retention) * component.Number(MessageSize);
        yield return new CostItem("vcpu", partitions * replicas, $"{partitions:0.##} partitions × {replicas:0.##} replicas, 1 vCPU each");
        yield return new CostItem("ssd", kept * replicas, $"{Human.Format(kept, Dimension.ByteSize)} kept × {replicas:0.##} replicas");
    }
}
