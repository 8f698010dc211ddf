using Windtunnel.Components;
using Windtunnel.Components.Stores;
using Windtunnel.Language;

namespace Windtunnel.Designs.Checks;

/// <summary>What a store says about its replicas fits together, and there are enough of them.</summary>
internal sealed class ReplicationCheck : IDesignCheck
{
    public void Check(Design design, IReadOnlySet<string> declaredFlows, Reading reading)
    {
        foreach (var component in design.Components.Where(c => c.Kind is IReplicated))
        {
            Check(component, ((IReplicated)component.Kind).ReplicationKeys, reading);
        }
    }

    private static void Check(Component component, ReplicationKeys keys, Reading reading)
    {
        var typed = keys.All.Where(k => component.Settings.ProvenanceOf(k) is Provenance.Typed).ToArray();
        if (component.Plan.Replicas == 1 && typed.Length > 0)
        {
            reading.Error(DiagnosticCode.Contradiction, WhereOf(component, typed[0]), $"'{typed[0].Name}' says how replicas agree, and '{component.Name}' has one copy only.", "Write 'replicas: 3', or remove it.");
            return;
        }

        var hasLeader = keys.HasLeader(component);
        foreach (var key in typed.Where(k => k == keys.ReadQuorum || k == keys.WriteQuorum ? hasLeader : k != keys.Style && !hasLeader))
        {
            reading.Error(
                DiagnosticCode.Contradiction,
                WhereOf(component, key),
                $"'{key.Name}' contradicts 'replication: {(hasLeader ? "leader" : "quorum")}' of '{component.Name}'.",
                $"Remove it, or write 'replication: {(hasLeader ? "quorum" : "leader")}'.");
        }

        foreach (var key in new[] { keys.ReadQuorum, keys.WriteQuorum }.Where(k => component.FindCount(k) > component.Plan.Replicas))
        {
            reading.Error(
                DiagnosticCode.OutOfRange,
                WhereOf(component, key),
                $"'{key.Name}' of '{component.Name}' is {component.FindCount(key)}, and there are {component.Plan.Replicas} replicas.",
                $"Write a number up to {component.Plan.Replicas}.");
        }

        if (hasLeader && typed.Contains(keys.Lag) && component.Settings.Get(keys.Acknowledge).Value != Acknowledging.Primary)
        {
            reading.Error(
                DiagnosticCode.Contradiction,
                WhereOf(component, keys.Lag),
                $"'lag' of '{component.Name}' means nothing where followers have a write before it is answered.",
                "Remove it, or write 'acknowledge: primary'.");
        }
    }

    private static SourceSpan WhereOf(Component component, Key key) => component.Settings.ProvenanceOf(key) is Provenance.Typed typed ? typed.Where : component.Where;
}
