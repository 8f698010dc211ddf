using Windtunnel.Language;
using Windtunnel.Units;

namespace Windtunnel.Components.Queue;

/// <summary>Keys of everything that takes messages.</summary>
public static class MessageKeys
{
    public static readonly Key<Quantity> Partitions = Keys.Quantity("partitions", Dimension.Number, "Brokers' share: parts that take messages side by side.").WholeFrom(1).Default("8", "two per broker of a small cluster").Like("50");
    public static readonly Key<Quantity> Replicas = Keys.Quantity("replicas", Dimension.Number, "Copies of each message.").WholeFrom(1).Default("3", "usual replication factor of Kafka with acks=all").Like("3");
    public static readonly Key<Quantity> Consumers = Keys.Quantity("consumers", Dimension.Number, "Messages worked on at the same time by the flow that reads from it; of a log by each of them.").WholeFrom(1).Default("8", "one per partition").Like("40");
    public static readonly Key<Quantity> Batch = Keys.Quantity("batch", Dimension.Number, "Messages a consumer takes at once at most; the steps of the flow that reads them are done once for all of them.").WholeFrom(1)
        .Inferred("1: one at a time").Like("100");
    public static readonly Key<Quantity> BatchWithin = Keys.Quantity("batch within", Dimension.Duration, "How long the first message of a batch waits for others while the batch is not full.").AtLeast(0)
        .Inferred("not at all: a free consumer takes what is there").Like("200 ms");
    public static readonly Key<Quantity> Poll = Keys.Quantity("poll", Dimension.Duration, "Every how long consumers look for messages, each taking one batch; what is left over waits for the next time.").Above(0)
        .Inferred("at once: messages are pushed, or asked for without a pause").Like("500 ms");
    public static readonly Key<Distribution> Time = Keys.Distribution("time", Dimension.Duration, "Time until a message is acknowledged to the sender.")
        .Default("lognormal p50 3 ms p99 14 ms", "Kafka with acks=all, 2–3 ms and p99 14 ms (LinkedIn 2014)").Like("3 ms");
    public static readonly Key<Quantity> Capacity = Keys.Quantity("capacity", Dimension.Rate, "Messages per second of one partition at 100 %.").Above(0)
        .Default("10k/s", "10 MB/s per partition, planning value for messages of 1 kB").Like("10k/s");
    public static readonly Key<Quantity> Retention = Keys.Quantity("keep", Dimension.Duration, "How long messages are kept on disk.").Above(0).Default("7 days", "Kafka log.retention.hours 168").Like("14 days");
    public static readonly Key<Quantity> MessageSize = Keys.Quantity("message size", Dimension.ByteSize, "Size of one message.").Above(0).Default("1 kB", "planning value").Like("1 kB");
    public static readonly Key<Quantity> TargetUtilisation = CapacityKeys.TargetUtilisation();
    public static readonly Key<Quantity> Availability = CapacityKeys.Availability();
    public static readonly Key<Quantity> Errors = CapacityKeys.Errors();
    public static readonly Key<Quantity> MonthlyCost = CapacityKeys.MonthlyCost();
}
