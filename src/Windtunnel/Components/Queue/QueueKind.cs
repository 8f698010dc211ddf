using Windtunnel.Language;
using Windtunnel.Units;

namespace Windtunnel.Components.Queue;

/// <summary>Gives each message to the next consumer that is free.</summary>
public sealed class QueueKind : MessageKind
{
    public static readonly Key<Quantity> QueueLimit = Keys.Quantity("queue", Dimension.Number, "Messages that may wait for a consumer; the next is rejected, or waits ('when full').").WholeFrom(0).Inferred("no limit").Like("1M");
    public static readonly Key<WhenFull> WhenFull = Keys.Choice<WhenFull>("when full", "What becomes of whoever sends to it when 'queue' messages wait: rejected, or waits for room.")
        .Inferred("reject").Like("wait");
    public static readonly Key<Quantity> Deliveries = Keys.Quantity("deliveries", Dimension.Number, "Times a message is given out at most, because the flow failed or took too long; then it is a dead letter.").WholeFrom(1)
        .Inferred("1, or 20 with 'acknowledge within' (RabbitMQ 4 delivery limit)").Like("5");
    public static readonly Key<Quantity> Acknowledge = Keys.Quantity("acknowledge within", Dimension.Duration, "How long a consumer may work on a message before it is given to another one too.").Above(0).Inferred("no limit").Like("30 s");
    public static readonly Key<Quantity> AgainAfter = Keys.Quantity("again after", Dimension.Duration, "How long a message whose flow failed waits before it is given out again.").AtLeast(0).Inferred("at once, as RabbitMQ does").Like("10 s");
    public static readonly Key<Quantity> Delay = Keys.Quantity("delay", Dimension.Duration, "How long after its sending a message is given out at the earliest.").AtLeast(0).Inferred("at once").Like("10 min");

    /// <summary>Deliveries of messages that must be acknowledged in time.</summary>
    private const int DeliveriesUsual = 20;

    public override string Name => "queue";

    public override string About => "Takes messages at once; the flow that reads from it works on them later.";

    public override Shape Shape { get; } = new("queue",
    [
        MessageKeys.Partitions, MessageKeys.Replicas, MessageKeys.Consumers, MessageKeys.Batch, MessageKeys.BatchWithin, MessageKeys.Poll, MessageKeys.Time, MessageKeys.Capacity, QueueLimit, WhenFull, Deliveries,
        Acknowledge, AgainAfter, Delay, MessageKeys.Retention, MessageKeys.MessageSize, MessageKeys.TargetUtilisation, MessageKeys.Availability, MessageKeys.Errors,
        MessageKeys.MonthlyCost,
    ]);

    public override bool IsLog => false;

    public override int ConsumersOf(Component component) => component.Count(MessageKeys.Consumers);

    /// <summary>Times a message is given out at most; ≥ 1.</summary>
    public static int DeliveriesOf(Component component) =>
        component.FindCount(Deliveries) ?? (component.Settings.Find(Acknowledge) is null ? 1 : DeliveriesUsual);

    /// <summary>Whether whoever sends to it waits while it is full.</summary>
    public static bool DoSendersWait(Component component) => component.Settings.Find(WhenFull)?.Value == Queue.WhenFull.Wait;

    public override int? LimitOf(Component component) => component.FindCount(QueueLimit);
}
