using Windtunnel.Components.Scaling;
using Windtunnel.Components.Service;
using Windtunnel.Language;

namespace Windtunnel.Designs.Checks;

/// <summary>A component that scales has no fixed number of instances and stands in one place.</summary>
internal sealed class ScaleCheck : IDesignCheck
{
    public void Check(Design design, IReadOnlySet<string> declaredFlows, Reading reading)
    {
        foreach (var component in design.Components.Where(c => c.Plan.Scaling is not null))
        {
            if (component.Settings.ProvenanceOf(ServiceKind.Instances) is Provenance.Typed instances)
            {
                reading.Error(DiagnosticCode.Contradiction, instances.Where, $"'{component.Name}' scales by itself, so it has no fixed number of instances.", "Write either 'instances' or 'scale'.");
            }

            if (component.Placement.Places.Length > 0)
            {
                reading.Error(DiagnosticCode.Contradiction, component.Where, $"'{component.Name}' scales and stands in a place; the two together are not simulated.", "Give it a number of 'instances', or leave 'in' out.");
            }
        }

        foreach (var component in design.Components.Where(c => c.Plan.Scaling is null && c.Kind is ServiceKind))
        {
            foreach (var key in new[] { ScaleKeys.Every, ScaleKeys.Over, ScaleKeys.Cooldown })
            {
                if (component.Settings.ProvenanceOf(key) is Provenance.Typed typed)
                {
                    reading.Error(DiagnosticCode.Contradiction, typed.Where, $"'{component.Name}' does not scale, so '{key.Name}' says nothing.", "Add for example 'scale: 2 to 20 at 60 % cpu', or leave it out.");
                }
            }
        }
    }
}
