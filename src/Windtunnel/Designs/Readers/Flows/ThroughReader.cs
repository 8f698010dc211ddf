using System.Collections.Immutable;
using Windtunnel.Components;
using Windtunnel.Components.Cache;
using Windtunnel.Designs.Readers.Parts;
using Windtunnel.Designs.Sections;
using Windtunnel.Language;
using Windtunnel.Units;

namespace Windtunnel.Designs.Readers.Flows;

/// <summary>Reads `through` at a cache: which store it reads what it misses from, or writes to before it answers.</summary>
/// <remarks>
/// Both become steps that could be written by hand. What the cache reads for itself it stores without being asked again: that costs it the work of a set, but
/// no further way there and back.
/// </remarks>
internal sealed class ThroughReader(PartNames parts, Reading reading)
{
    /// <summary>A read-through get: what runs on a miss.</summary>
    public ImmutableArray<Step> OnMiss(Setting<string> through, Component cache, DataSet? data)
    {
        if (Store(through, "read") is not var (store, read, where))
        {
            return [];
        }

        var set = Ask(where, cache, cache.Kind.FindOperation("set")!, data) with { Time = new Constant(Quantity.Duration(0)) };
        return [Ask(where, store, read, data), set];
    }

    /// <summary>A write-through set: what runs before the cache answers.</summary>
    public ImmutableArray<Step> Calls(Setting<string> through, DataSet? data) =>
        Store(through, "write") is var (store, write, where) ? [Ask(where, store, write, data)] : [];

    private (Component Store, Operation Operation, SourceSpan Where)? Store(Setting<string> through, string verb)
    {
        var where = through.Provenance is Provenance.Typed typed ? typed.Where : default;
        if (!parts.IsComponent(through.Value))
        {
            parts.ReportUnknownComponent(new ScalarNode(where, through.Value), reading);
            return null;
        }

        if (parts.Component(through.Value) is not { } store)
        {
            return null;
        }

        if (store.Kind is not CacheKind && store.Kind.FindOperation(verb) is { } operation)
        {
            return (store, operation, where);
        }

        reading.Error(DiagnosticCode.WrongKind, where, $"'{store.Name}' is a {store.Kind.Name}; a cache cannot {verb} through it.", $"Name a store, which can '{verb}', or write the steps under 'on miss:' or after this one.");
        return null;
    }

    private static Invoke Ask(SourceSpan where, Component component, Operation operation, DataSet? data) =>
        new(where, component, operation, data, null, null, null, [], [], null, null);
}
