using Windtunnel.Components;
using Windtunnel.Language;

namespace Windtunnel.Designs.Checks;

/// <summary>Pauses stand with disciplines that finish a computation on the core it began on.</summary>
internal sealed class PauseCheck : IDesignCheck
{
    public void Check(Design design, IReadOnlySet<string> declaredFlows, Reading reading)
    {
        foreach (var component in design.Components.Where(c => c.Plan is { Pauses: not null, Discipline: Discipline.ProcessorSharing or Discipline.PreemptivePriority }))
        {
            reading.Error(
                DiagnosticCode.Contradiction,
                component.Where,
                $"'{component.Name}' has pauses and a discipline under which requests share cores; the two together are not simulated.",
                "Take 'fcfs', 'lifo' or 'priority', or leave 'pauses' out.");
        }
    }
}
