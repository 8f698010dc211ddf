using System.Collections.Immutable;
using Windtunnel.Components;
using Windtunnel.Components.Places;
using Windtunnel.Designs.Sections;
using Windtunnel.Language;

namespace Windtunnel.Designs.Readers.Parts;

/// <summary>Reads `components`.</summary>
/// <param name="dataNames">Names of all data sets, broken ones too.</param>
/// <param name="reading">Receives what is wrong.</param>
internal sealed class ComponentReader(IReadOnlySet<string> dataNames, Reading reading)
{
    private static readonly string[] KindNames = [.. ComponentKinds.All.Select(k => k.Name)];

    /// <summary>Places that components stand in, and where each is written.</summary>
    public List<(string Name, SourceSpan Where)> Places { get; } = [];

    public ImmutableArray<Component> Read(MapNode? section) => [.. (section?.Entries ?? []).Select(Read).OfType<Component>()];

    private Component? Read(MapEntry entry)
    {
        if (StepWords.All.Contains(entry.Key.Text.Split(' ')[0]))
        {
            reading.Error(
                DiagnosticCode.Contradiction,
                entry.Key.Where,
                $"A component cannot be called '{entry.Key.Text}': a step that begins with '{entry.Key.Text.Split(' ')[0]}' means something else.",
                "Give it another name.");
            return null;
        }

        // `web: service` is short for `web: { kind: service }`.
        var value = entry.Value is ScalarNode { Text.Length: > 0 } kindOnly
            ? new MapNode(kindOnly.Where, [new MapEntry(new ScalarNode(kindOnly.Where, "kind"), kindOnly)])
            : entry.Value;
        if (Maps.Of(value, "a component", "{ kind: service }", reading) is not { } map)
        {
            return null;
        }

        var shared = ComponentKeys.Shape.Read(map.Only(key => ComponentKeys.Names.Contains(key)), entry.Key.Where, reading);
        if (shared.Find(ComponentKeys.Kind) is not { } kindName)
        {
            return null;
        }

        if (ComponentKinds.Find(kindName.Value) is not { } kind)
        {
            reading.Error(DiagnosticCode.UnknownKind, map.Find("kind")!.Where, $"There is no kind '{kindName.Value}'.", () => Suggestion.For(kindName.Value, KindNames));
            return null;
        }

        var own = new Reading(reading.Files);
        var settings = kind.Shape.Read(map, entry.Key.Where, own, [.. ComponentKeys.Names]);
        reading.Report(own.Diagnostics);
        var holds = ReadHolds(shared);

        CheckRepair(shared, map);

        // A kind relies on settings that read; a component without them would fail wherever it is asked something.
        return own.HasErrors ? null : Placed(new Component(entry.Key.Text, kind, settings, holds, entry.Key.Where) { Repair = Repair.Of(shared), Overload = Overload.Of(shared), Pool = shared.Find(ComponentKeys.Pool)?.Value }, shared);
    }

    private Component Placed(Component component, Settings shared)
    {
        var named = shared.Find(ComponentKeys.In)?.Value ?? [];
        Places.AddRange(named.Select(n => (n.Text, n.Where)));
        ImmutableArray<string> places = [.. named.Select(n => n.Text).Distinct(StringComparer.Ordinal)];
        foreach (var again in named.GroupBy(n => n.Text, StringComparer.Ordinal).Where(g => g.Count() > 1))
        {
            reading.Error(DiagnosticCode.DuplicateKey, again.Last().Where, $"'{component.Name}' stands in '{again.Key}' once only.", "Name each place once; 'instances' says how many there are in all.");
        }

        var replicas = component.Plan.Replicas;
        if (places.Length > replicas)
        {
            reading.Error(DiagnosticCode.Contradiction, named[0].Where, $"'{component.Name}' has {replicas} {(component.Plan.Shards > 1 ? "copies of each shard" : "instances")}, too few for {places.Length} places.", $"Give it at least {places.Length}, or name fewer places.");
            return component;
        }

        return component with
        {
            Placement = new Placement(
                places,
                shared.Get(ComponentKeys.Prefer).Value,
                shared.Get(ComponentKeys.DnsTtl).Value.Nominal,
                (int)Math.Round(shared.Get(ComponentKeys.Zones).Value.Nominal)),
        };
    }

    private void CheckRepair(Settings shared, MapNode map)
    {
        if (shared.Find(RepairKeys.Mtbf) is not null && map.Find("availability") is { } availability)
        {
            reading.Error(DiagnosticCode.Contradiction, availability.Where, "The availability follows from 'mtbf' and 'mttr'.", "Write either the availability or the mtbf.");
        }
    }

    private ImmutableArray<string> ReadHolds(Settings shared)
    {
        var holds = shared.Find(ComponentKeys.Holds)?.Value ?? [];
        foreach (var name in holds.Where(h => !dataNames.Contains(h.Text)))
        {
            reading.Error(DiagnosticCode.UnknownData, name.Where, $"There is no data set '{name.Text}'.", () => Suggestion.For(name.Text, [.. dataNames]));
        }

        return [.. holds.Select(h => h.Text).Where(dataNames.Contains).Distinct(StringComparer.Ordinal)];
    }
}
