using Windtunnel.Language;

namespace Windtunnel.Designs.Checks;

/// <summary>Every component and data set is used by some flow. With errors about, what is unused is not known.</summary>
internal sealed class UnusedCheck : IDesignCheck
{
    public void Check(Design design, IReadOnlySet<string> declaredFlows, Reading reading)
    {
        if (reading.HasErrors)
        {
            return;
        }

        var calls = design.Flows.SelectMany(f => StepTree.All(f.Steps)).OfType<Invoke>().ToList();
        var used = calls.Select(c => c.Component.Name).Concat(design.Flows.Where(f => f.Reads is not null).Select(f => f.Reads!.Name)).ToHashSet(StringComparer.Ordinal);
        foreach (var component in design.Components.Where(c => !used.Contains(c.Name)))
        {
            reading.Warn(DiagnosticCode.UnusedComponent, component.Where, $"No flow uses '{component.Name}'.", "Add it to a flow, or remove it.");
        }

        var named = calls.Where(c => c.Data is not null).Select(c => c.Data!.Name).Concat(design.Components.SelectMany(c => c.Holds)).Concat(design.Components.Select(c => c.Plan.Balance?.KeyedBy).OfType<string>()).ToHashSet(StringComparer.Ordinal);
        foreach (var data in design.Data.Where(d => !named.Contains(d.Name)))
        {
            reading.Warn(DiagnosticCode.UnusedData, data.Where, $"No component holds '{data.Name}', and no step names it.", "Add 'holds' to a component, name it in a step, or remove it.");
        }
    }
}
