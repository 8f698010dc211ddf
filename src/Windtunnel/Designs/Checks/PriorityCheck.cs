using Windtunnel.Components;
using Windtunnel.Language;

namespace Windtunnel.Designs.Checks;

/// <summary>Where a component goes by priority there are several, and where there are several some component goes by them.</summary>
internal sealed class PriorityCheck : IDesignCheck
{
    public void Check(Design design, IReadOnlySet<string> declaredFlows, Reading reading)
    {
        if (reading.HasErrors)
        {
            // A flow or component that could not be read may be the one that makes the difference.
            return;
        }

        var steps = design.Flows.SelectMany(f => StepTree.All(f.Steps).OfType<Invoke>().Select(i => (Flow: f, Step: i, Priority: i.Priority ?? f.Priority))).ToArray();
        var byPriority = design.Components.Where(c => c.Plan.GoesByPriority).ToArray();
        foreach (var component in byPriority)
        {
            var priorities = steps.Where(s => s.Step.Component.Name == component.Name).Select(s => s.Priority).Distinct().ToArray();
            if (priorities.Length == 1)
            {
                reading.Warn(DiagnosticCode.IdlePriority, component.Where, $"All that '{component.Name}' is asked for is equally urgent, so that it is first come first served.", "Give a flow or a step another 'priority', from 1, the most urgent, to 9; without one it is 5.");
            }
        }

        foreach (var (flow, step, priority) in byPriority.Length > 0 || design.Components.Any(c => c.Overload.Shed is not null) ? [] : steps.Where(s => s.Priority != Flow.PriorityDefault).DistinctBy(s => s.Step.Priority is null ? s.Flow.Where : s.Step.Where))
        {
            reading.Warn(DiagnosticCode.IdlePriority, step.Priority is null ? flow.Where : step.Where, $"Priority {priority} changes nothing: no component goes by priorities.", "Write 'discipline: priority' or 'shed' at a component it asks.");
        }
    }
}
