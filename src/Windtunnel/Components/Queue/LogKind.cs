using Windtunnel.Language;
using Windtunnel.Units;

namespace Windtunnel.Components.Queue;

/// <summary>Keeps messages in the order of their partition; every flow that reads it gets all of them.</summary>
public sealed class LogKind : MessageKind
{
    public static readonly Key<Delivery> Delivery = Keys.Choice<Delivery>("delivery", "What becomes of messages in the hands of a consumer that dies: done again, lost, or done again only where they had not been done.")
        .Default("at least once", "Kafka consumers note how far they are after the work").Like("effectively once");
    public static readonly Key<Quantity> Session = Keys.Quantity("session", Dimension.Duration, "How long a dead consumer goes unnoticed.").AtLeast(0)
        .Default("45 s", "Kafka session.timeout.ms since 3.0").Like("10 s");
    public static readonly Key<Quantity> Rebalance = Keys.Quantity("rebalance", Dimension.Duration, "How long nobody takes messages while the partitions are dealt out anew, after a consumer has gone or come.").AtLeast(0)
        .Default("3 s", "Kafka heartbeat.interval.ms: consumers learn of it with their next heartbeat").Like("3 s");
    public static readonly Key<Quantity> Commit = Keys.Quantity("commit", Dimension.Duration, "Every how long consumers note how far they are; 0 s after every message.").AtLeast(0)
        .Default("5 s", "Kafka auto.commit.interval.ms").Like("1 s");

    public override string Name => "log";

    public override string About => "Keeps messages in partitions, by key; each flow that reads it gets all of them, its consumers sharing the partitions and keeping their order.";

    public override Shape Shape { get; } = new("log",
    [
        MessageKeys.Partitions, MessageKeys.Replicas, MessageKeys.Consumers, MessageKeys.Batch, MessageKeys.BatchWithin, MessageKeys.Poll, Delivery, Session, Rebalance, Commit, MessageKeys.Time, MessageKeys.Capacity, MessageKeys.Retention,
        MessageKeys.MessageSize, MessageKeys.TargetUtilisation, MessageKeys.Availability, MessageKeys.Errors, MessageKeys.MonthlyCost,
    ]);

    public override bool IsLog => true;

    public override int ConsumersOf(Component component) => Math.Min(component.Count(MessageKeys.Consumers), component.Count(MessageKeys.Partitions));

    public override int? LimitOf(Component component) => null;
}
