using Windtunnel.Components;
using Windtunnel.Language;

namespace Windtunnel.Designs.Checks;

/// <summary>Requests go to an instance by their key only where instances are shards: elsewhere they bring none.</summary>
internal sealed class RoutingCheck : IDesignCheck
{
    public void Check(Design design, IReadOnlySet<string> declaredFlows, Reading reading)
    {
        foreach (var component in design.Components.Where(c => c.Plan is { Routing: Routing.ByKey, Shards: 1 }))
        {
            var key = component.Kind.Shape.Keys.OfType<Key<Routing>>().FirstOrDefault();
            if (key is not null && component.Settings.ProvenanceOf(key) is Provenance.Typed typed)
            {
                reading.Error(DiagnosticCode.Contradiction, typed.Where, $"'{component.Name}' is a {component.Kind.Name}: which instance takes a request does not follow from a key.", "Take 'round robin', 'random', 'least connections' or 'power of two'; shards of a store or cache go by key of themselves.");
            }
        }
    }
}
