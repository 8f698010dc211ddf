using Windtunnel.Language;

namespace Windtunnel.Designs.Checks;

/// <summary>A component has no more instances than can be laid out in memory.</summary>
internal sealed class InstanceCheck : IDesignCheck
{
    private const long InstancesMax = 1_000_000;

    public void Check(Design design, IReadOnlySet<string> declaredFlows, Reading reading)
    {
        foreach (var component in design.Components)
        {
            var plan = component.Plan;
            var instances = (long)plan.Shards * plan.Replicas;
            if (instances > InstancesMax)
            {
                reading.Error(DiagnosticCode.OutOfRange, component.Where, $"'{component.Name}' has {instances:N0} instances; at most {InstancesMax:N0} can be simulated.", "Lower its instances, shards, nodes or replicas.");
            }
        }
    }
}
