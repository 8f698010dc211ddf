using Windtunnel.Components;
using Windtunnel.Components.Queue;
using Windtunnel.Language;

namespace Windtunnel.Designs.Checks;

/// <summary>Each queue that is written to is read by one flow, each log by at least one, and no consumer of it stands idle.</summary>
internal sealed class QueueCheck : IDesignCheck
{
    public void Check(Design design, IReadOnlySet<string> declaredFlows, Reading reading)
    {
        var readers = design.Flows.Where(f => f.Reads is not null).ToLookup(f => f.Reads!.Name, StringComparer.Ordinal);
        foreach (var second in readers.Where(r => r.First().Reads!.Kind is QueueKind).SelectMany(r => r.Skip(1)))
        {
            var first = readers[second.Reads!.Name].First();
            reading.Error(DiagnosticCode.Contradiction, second.Where, $"'{second.Name}' and '{first.Name}' both read from '{second.Reads.Name}'; a message starts one flow.", "Send to a queue for each of them, or make it a log, which gives every flow all messages.");
        }

        foreach (var log in design.Components.Where(c => c.Kind is LogKind && c.Count(MessageKeys.Consumers) > c.Count(MessageKeys.Partitions)))
        {
            reading.Warn(
                DiagnosticCode.IdleConsumers,
                log.Where,
                $"'{log.Name}' has {log.Count(MessageKeys.Consumers)} consumers and {log.Count(MessageKeys.Partitions)} partitions; a partition has one consumer, so the others stand idle.",
                "Lower 'consumers', or raise 'partitions'.");
        }

        foreach (var queue in design.Components.Where(c => c.Kind is QueueKind))
        {
            CheckRules(queue, reading);
        }

        if (reading.HasErrors)
        {
            // A flow that could not be read may be the one that reads or sends.
            return;
        }

        var sent = design.Flows.SelectMany(f => StepTree.All(f.Steps)).OfType<Invoke>().Where(i => i.Operation.Name == "send").Select(i => i.Component.Name).ToHashSet(StringComparer.Ordinal);
        foreach (var queue in design.Components.Where(c => sent.Contains(c.Name) && !readers.Contains(c.Name)))
        {
            reading.Warn(DiagnosticCode.UnreadQueue, queue.Where, $"Messages go to '{queue.Name}', and no flow reads them.", $"Add a flow with 'reads: {queue.Name}'.");
        }

        foreach (var reader in readers.Where(r => !sent.Contains(r.Key)).SelectMany(r => r))
        {
            reading.Warn(DiagnosticCode.FlowWithoutLoad, reader.Where, $"'{reader.Name}' reads from '{reader.Reads!.Name}', and no flow sends to it.", $"Add a step '{reader.Reads.Name} send' to the flow that should start it.");
        }
    }

    private static void CheckRules(Component queue, Reading reading)
    {
        if (QueueKind.DoSendersWait(queue) && queue.FindCount(QueueKind.QueueLimit) is null)
        {
            reading.Warn(DiagnosticCode.Contradiction, queue.Where, $"Whoever sends to '{queue.Name}' would wait for room, but it is never full.", "Say with 'queue' how many messages may wait, or remove 'when full'.");
        }

        if (queue.Settings.Find(QueueKind.AgainAfter) is not null && QueueKind.DeliveriesOf(queue) == 1)
        {
            reading.Warn(DiagnosticCode.Contradiction, queue.Where, $"A message of '{queue.Name}' is given out once, so 'again after' says nothing.", "Say with 'deliveries' how often it is given out at most, or remove 'again after'.");
        }
    }
}
