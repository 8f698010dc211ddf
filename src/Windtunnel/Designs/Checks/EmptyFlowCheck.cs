using Windtunnel.Language;

namespace Windtunnel.Designs.Checks;

/// <summary>A flow does something.</summary>
internal sealed class EmptyFlowCheck : IDesignCheck
{
    public void Check(Design design, IReadOnlySet<string> declaredFlows, Reading reading)
    {
        foreach (var flow in design.Flows.Where(f => f.Steps.IsEmpty && !reading.HasErrors))
        {
            reading.Warn(DiagnosticCode.EmptyFlow, flow.Where, $"The flow '{flow.Name}' has no steps; it takes no time and asks nobody.", "Add steps, such as '- web: 1 ms'.");
        }
    }
}
