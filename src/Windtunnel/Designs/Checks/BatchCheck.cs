using System.Collections.Immutable;
using Windtunnel.Components.Queue;
using Windtunnel.Language;

namespace Windtunnel.Designs.Checks;

/// <summary>What is said of each request of a batch stands in one, and batches do not stand in each other.</summary>
internal sealed class BatchCheck : IDesignCheck
{
    public void Check(Design design, IReadOnlySet<string> declaredFlows, Reading reading)
    {
        foreach (var flow in design.Flows)
        {
            Check(flow.Steps, isInBatch: design.JobOf(flow)?.Of is not null, reading);
            CheckWindows(flow, reading);
        }

        foreach (var queue in design.Components.Where(c => c.Kind is MessageKind && c.Settings.Find(MessageKeys.BatchWithin) is not null && ((c.FindCount(MessageKeys.Batch) ?? 1) == 1 || c.Settings.Find(MessageKeys.Poll) is not null)))
        {
            reading.Warn(DiagnosticCode.Contradiction, queue.Where, queue.Settings.Find(MessageKeys.Poll) is not null ? $"Consumers of '{queue.Name}' take what is there when they look, so 'batch within' says nothing." : $"A consumer of '{queue.Name}' takes one message at a time, so 'batch within' says nothing.", queue.Settings.Find(MessageKeys.Poll) is not null ? "Remove 'batch within' or 'poll'." : "Say with 'batch' how many it takes at most, or remove 'batch within'.");
        }
    }

    // Who waits for a window lets go of its consumer, and cannot let go of a service that others wait for.
    private static void CheckWindows(Flow flow, Reading reading)
    {
        var free = flow.Steps.TakeWhile(s => s is not Invoke { Calls: null, Component.Kind.HostsLaterSteps: true }).OfType<Batch>().Where(b => b.Late is not null).Take(1).ToList();
        foreach (var window in StepTree.All(flow.Steps).OfType<Batch>().Where(b => b.Late is not null && !free.Contains(b, ReferenceEqualityComparer.Instance)))
        {
            reading.Error(DiagnosticCode.Contradiction, window.Where, "A window stands once in a flow, in its own list and after no service that would wait for it.", "Send the events to a queue or log, and put the window into the flow that reads it; give services before it 'calls: []'.");
        }
    }

    private static void Check(ImmutableArray<Step> steps, bool isInBatch, Reading reading)
    {
        foreach (var step in steps)
        {
            if (step is Batch && isInBatch)
            {
                reading.Error(DiagnosticCode.Contradiction, step.Where, "A batch is worked on as one, so nothing gathers inside it.", "Move it before or after the batch; the consumers of a queue with 'batch' do all their steps in one.");
            }

            if (!isInBatch && step is Repeat { IsPerItem: true } or Invoke { Each: not null, Component.Plan.Batch: null })
            {
                reading.Error(DiagnosticCode.Contradiction, step.Where, "'each' is about the requests of a batch, and there is none here.", "Put the step into 'batch 100 within 5 ms: [...]', give the queue that the flow reads a 'batch', or a job that the flow is what it works for, with 'of'.");
            }

            foreach (var list in StepTree.Lists(step))
            {
                Check(list, isInBatch || step is Batch, reading);
            }
        }
    }
}
