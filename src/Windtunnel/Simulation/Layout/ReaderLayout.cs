using Windtunnel.Components;
using Windtunnel.Components.Queue;
using Windtunnel.Designs;
using Windtunnel.Kernel.Programs;
using Windtunnel.Kernel.Stations;
using Windtunnel.Kernel.Stations.Logs;
using Windtunnel.Kernel.Stations.Messages;
using KernelDelivery = Windtunnel.Kernel.Stations.Logs.Delivery;

namespace Windtunnel.Simulation.Layout;

/// <summary>Turns the consumers of a flow into a group of the kernel: slots of a queue, or partitions of a log.</summary>
internal static class ReaderLayout
{
    public static Group Add(ModelBuilder model, Component queue, Flow flow)
    {
        var kind = (MessageKind)queue.Kind;
        var pool = model.Group($"{queue.Name} consumers of {flow.Name}");
        pool.Rules = RulesOf(queue);
        pool.Batching = flow.Steps is [Batch { Queue: not null } batch] ? BatchLayout.RulesOf(batch) : null;
        if (!kind.IsLog)
        {
            pool.Concurrency = kind.ConsumersOf(queue);
            pool.AdmissionQueueMax = kind.LimitOf(queue) ?? int.MaxValue;
            return pool;
        }

        (pool.Instances, pool.Shards, pool.Concurrency) = (queue.Plan.Shards, queue.Plan.Shards, 1);
        pool.Subscription = new Subscription
        {
            Consumers = kind.ConsumersOf(queue),
            SessionSeconds = queue.Number(LogKind.Session),
            RebalanceSeconds = queue.Number(LogKind.Rebalance),
            CommitSeconds = queue.Number(LogKind.Commit),
            Delivery = queue.Settings.Get(LogKind.Delivery).Value switch
            {
                Components.Queue.Delivery.AtMostOnce => KernelDelivery.AtMostOnce,
                Components.Queue.Delivery.EffectivelyOnce => KernelDelivery.EffectivelyOnce,
                _ => KernelDelivery.AtLeastOnce,
            },
        };
        return pool;
    }

    private static MessageRules RulesOf(Component queue)
    {
        var kept = new MessageRules { KeepSeconds = queue.Number(MessageKeys.Retention) };
        return queue.Kind is not QueueKind ? kept : kept with
        {
            DeliveriesMax = QueueKind.DeliveriesOf(queue),
            AcknowledgeSeconds = queue.Settings.Find(QueueKind.Acknowledge)?.Value.Nominal ?? double.PositiveInfinity,
            AgainAfterSeconds = queue.Settings.Find(QueueKind.AgainAfter)?.Value.Nominal ?? 0,
            SendersWait = QueueKind.DoSendersWait(queue),
        };
    }
}
