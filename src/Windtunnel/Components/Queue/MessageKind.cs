using System.Collections.Immutable;
using Windtunnel.Units;

namespace Windtunnel.Components.Queue;

/// <summary>Takes messages at once and has them worked on later by the flows that read from it.</summary>
public abstract class MessageKind : ComponentKind
{
    public override ImmutableArray<Operation> Operations { get; } = [new("send", "Hands a message over and goes on once it is acknowledged.", DataUse.Optional, Writes: true)];

    public override Symbol Symbol => Symbol.Queue;

    /// <summary>Whether every flow that reads it gets every message, in the order of its partition.</summary>
    public abstract bool IsLog { get; }

    /// <summary>Messages that each flow that reads it works on at once; ≥ 1.</summary>
    public abstract int ConsumersOf(Component component);

    /// <summary>Messages that may wait for a consumer; null for no limit.</summary>
    public abstract int? LimitOf(Component component);

    public override StationPlan Plan(Component component) => new(
        Shards: component.Count(MessageKeys.Partitions),
        Replicas: 1,
        Servers: 1,
        Routing: Routing.RoundRobin);

    public override Timing Timing(Component component, Operation operation, Distribution? typed) =>
        Components.Timing.FromCapacity(typed ?? component.Settings.Get(MessageKeys.Time).Value, component.Number(MessageKeys.Capacity));

    public override IEnumerable<CostItem> Costs(Component component, ComponentLoad load)
    {
        var partitions = component.Number(MessageKeys.Partitions);
        var replicas = component.Number(MessageKeys.Replicas);
        var kept = load.WritesPerSecond * component.Number(MessageKeys.Retention) * component.Number(MessageKeys.MessageSize);
        yield return new CostItem("vcpu", partitions * replicas, $"{partitions:0.##} partitions × {replicas:0.##} replicas, 1 vCPU each");
        yield return new CostItem("ssd", kept * replicas, $"{Human.Format(kept, Dimension.ByteSize)} kept × {replicas:0.##} replicas");
    }
}
