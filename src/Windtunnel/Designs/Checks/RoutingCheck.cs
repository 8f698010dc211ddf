using Windtunnel.Components;
using Windtunnel.Components.Balancing;
using Windtunnel.Components.Service;
using Windtunnel.Language;

namespace Windtunnel.Designs.Checks;

/// <summary>Keys choose an instance only where something says whose key; elsewhere nothing is said about keys.</summary>
internal sealed class RoutingCheck : IDesignCheck
{
    public void Check(Design design, IReadOnlySet<string> declaredFlows, Reading reading)
    {
        foreach (var component in design.Components)
        {
            if (component.Kind is ServiceKind)
            {
                CheckService(design, component, reading);
            }
            else if (component is { Plan: { Routing: Routing.ByKey, Shards: 1 } } && component.Kind.Shape.Keys.OfType<Key<Routing>>().FirstOrDefault() is { } key && WhereTyped(component, key) is { } where)
            {
                reading.Error(DiagnosticCode.Contradiction, where, $"'{component.Name}' is a {component.Kind.Name}: which instance takes a request does not follow from a key.", "Take 'round robin', 'random', 'least connections' or 'power of two'; services go by key with 'keyed by', shards of a store or cache of themselves.");
            }
        }
    }

    private static void CheckService(Design design, Component component, Reading reading)
    {
        var goesByKey = component.Plan.Routing == Routing.ByKey;
        var keyedBy = component.Settings.Find(BalanceKeys.KeyedBy)?.Value;
        if (goesByKey && keyedBy is null && WhereTyped(component, ServiceKind.Routing) is { } routing)
        {
            reading.Error(DiagnosticCode.Contradiction, routing, $"Nothing says whose key chooses an instance of '{component.Name}'.", $"Name a data set: keyed by: {design.Data.FirstOrDefault()?.Name ?? "user"}.");
        }

        if (keyedBy is not null && design.FindData(keyedBy) is null && WhereTyped(component, BalanceKeys.KeyedBy) is { } data)
        {
            reading.Error(DiagnosticCode.UnknownData, data, $"There is no data set '{keyedBy}'.", () => Suggestion.For(keyedBy, [.. design.Data.Select(d => d.Name)]));
        }

        foreach (var key in goesByKey ? [] : new Key[] { BalanceKeys.KeyedBy, BalanceKeys.VirtualNodes })
        {
            if (WhereTyped(component, key) is { } where)
            {
                reading.Error(DiagnosticCode.Contradiction, where, $"No key chooses an instance of '{component.Name}', so '{key.Name}' says nothing.", "Add 'routing: by key', or leave it out.");
            }
        }

        if (goesByKey && WhereTyped(component, BalanceKeys.SlowStart) is { } slow)
        {
            reading.Error(DiagnosticCode.Contradiction, slow, $"Keys choose an instance of '{component.Name}', and those of one that comes back are its own at once.", "Leave 'slow start' out, or choose another routing.");
        }
    }

    private static SourceSpan? WhereTyped(Component component, Key key) => component.Settings.ProvenanceOf(key) is Provenance.Typed typed ? typed.Where : null;
}
