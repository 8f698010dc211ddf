using Windtunnel.Language;
using Windtunnel.Units;

namespace Windtunnel.Components.Queue;

/// <summary>Gives each message to the next consumer that is free.</summary>
public sealed class QueueKind : MessageKind
{
    public static readonly Key<Quantity> QueueLimit = Keys.Quantity("queue", Dimension.Number, "Messages that may wait for a consumer; the next is rejected.").WholeFrom(0).Inferred("no limit").Like("1M");

    public override string Name => "queue";

    public override string About => "Takes messages at once; the flow that reads from it works on them later.";

    public override Shape Shape { get; } = new("queue",
        [MessageKeys.Partitions, MessageKeys.Replicas, MessageKeys.Consumers, MessageKeys.Time, MessageKeys.Capacity, QueueLimit, MessageKeys.Retention, MessageKeys.MessageSize, MessageKeys.TargetUtilisation, MessageKeys.Availability, MessageKeys.Errors, MessageKeys.MonthlyCost]);

    public override bool IsLog => false;

    public override int ConsumersOf(Component component) => component.Count(MessageKeys.Consumers);

    public override int? LimitOf(Component component) => component.FindCount(QueueLimit);
}
