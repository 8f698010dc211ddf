using System.Collections.Immutable;
using Windtunnel.Components;
using Windtunnel.Components.Cache;
using Windtunnel.Designs.Readers.Parts;
using Windtunnel.Designs.Sections;
using Windtunnel.Language;
using Windtunnel.Language.Sentences;
using Windtunnel.Language.Types;
using Windtunnel.Units;

namespace Windtunnel.Designs.Readers.Flows;

/// <summary>Reads a step that asks a component: "urls read url: 4 ms".</summary>
internal sealed class CallReader(PartNames parts, StepReader steps, Reading reading)
{
    private static readonly DistributionType TimeType = new(Dimension.Duration);

    private readonly ThroughReader _through = new(parts, reading);

    public Invoke? Read(Sentence sentence, ScalarNode head, Node? value)
    {
        if (sentence.TakeName(parts.IsComponent) is not { } name)
        {
            parts.ReportUnknownComponent(sentence.Piece(0, 1), reading, [.. StepWords.All]);
            return null;
        }

        if (parts.Component(name) is not { } component || ReadOperation(sentence, component) is not { } operation || !TryReadData(sentence, component, operation, out var data))
        {
            // What is wrong with the head has been reported; what the step says is still read for mistakes of its own.
            ReadAnyway(head, value);
            return null;
        }

        return value is null or ScalarNode { Text.Length: 0 }
            ? Make(head.Where, component, operation, data, StepKeys.Shape.Read(null, head.Where, reading), [])
            : ReadValue(head, component, operation, data, value);
    }

    private void ReadAnyway(ScalarNode head, Node? value)
    {
        switch (value)
        {
            case MapNode map:
                var settings = StepKeys.Shape.Read(map, head.Where, reading);
                CallOptionsReader.Read(settings, reading);
                foreach (var key in StepKeys.Shape.Keys.OfType<Key<Node>>())
                {
                    steps.ReadList(settings.Find(key)?.Value);
                }

                break;
            case ScalarNode { Text.Length: > 0 }:
                TimeType.TryRead(value, reading, out _);
                break;
            case ListNode:
                ReportList(head, value);
                break;
        }
    }

    private Operation? ReadOperation(Sentence sentence, Component component)
    {
        var kind = component.Kind;
        if (sentence.IsAtEnd)
        {
            return kind.Operations[0];
        }

        if (kind.FindOperation(sentence.Next) is { } operation)
        {
            sentence.Position++;
            return operation;
        }

        string[] verbs = [.. kind.Operations.Select(o => o.Name).Where(n => n.Length > 0)];
        reading.Error(
            DiagnosticCode.UnknownOperation,
            sentence.WhereNext,
            $"'{component.Name}' is a {kind.Name}; it cannot '{sentence.Next}'.",
            verbs.Length == 0 ? $"Write only '{component.Name}', perhaps with a time." : Suggestion.For(sentence.Next, verbs));
        return null;
    }

    private bool TryReadData(Sentence sentence, Component component, Operation operation, out DataSet? data)
    {
        data = null;
        if (sentence.IsAtEnd)
        {
            if (operation.Data == DataUse.Required)
            {
                reading.Error(DiagnosticCode.UnknownData, sentence.WhereNext, $"'{operation.Name}' needs the data set it is about.", $"Write '{component.Name} {operation.Name} {parts.DataNames.FirstOrDefault() ?? "room"}'.");
            }

            return operation.Data != DataUse.Required;
        }

        var where = sentence.WhereNext;
        var rest = sentence.TakeUntil();
        if (operation.Data == DataUse.None)
        {
            reading.Error(DiagnosticCode.UnknownOperation, where, $"'{$"{component.Name} {operation.Name}".Trim()}' is about no data set.", $"Remove '{rest.Text}'.");
            return false;
        }

        if (!parts.IsData(rest.Text))
        {
            reading.Error(DiagnosticCode.UnknownData, rest.Where, $"There is no data set '{rest.Text}'.", () => Suggestion.For(rest.Text, parts.DataNames));
            return false;
        }

        data = parts.Data(rest.Text);
        return data is not null;
    }

    private Invoke? ReadValue(ScalarNode head, Component component, Operation operation, DataSet? data, Node value)
    {
        switch (value)
        {
            case MapNode map:
                CheckKeys(map, component, operation);
                return Make(head.Where, component, operation, data, StepKeys.Shape.Read(map, head.Where, reading), map.Entries);
            case ScalarNode when TimeType.TryRead(value, reading, out var time):
                var settings = StepKeys.Shape.Read(null, head.Where, reading).With(StepKeys.Time, time, new Provenance.Typed(value.Where));
                return Make(head.Where, component, operation, data, settings, []);
            case ListNode:
                ReportList(head, value);
                return null;
            default:
                return null;
        }
    }

    private void ReportList(ScalarNode head, Node list) =>
        reading.Error(DiagnosticCode.WrongNode, list.Where, $"A list stands under '{head.Text}', and nothing says when it runs.", "Put the steps under 'calls:', 'on miss:' or 'on error:'.");

    /// <summary>Keys that belong to one operation only are wrong at any other.</summary>
    private void CheckKeys(MapNode map, Component component, Operation operation)
    {
        foreach (var (key, _) in map.Entries)
        {
            var (isMeant, owner) = key.Text switch
            {
                "on miss" or "on hit" => (operation.Name == "get" && component.Kind is CacheKind, "'get' of a cache"),
                "locking" or "attempts" or "read time" or "lock timeout" or "while" or "on sold out" => (operation.Name == "update", "'update' of a database"),
                "through" => (component.Kind is CacheKind && operation.Name is "get" or "set", "'get' and 'set' of a cache"),
                "calls" => (component.Kind.HostsLaterSteps, "a service"),
                _ => (true, ""),
            };
            if (!isMeant)
            {
                reading.Error(DiagnosticCode.WrongKind, key.Where, $"'{key.Text}' is for {owner}; '{component.Name}' is a {component.Kind.Name}{(operation.Name.Length > 0 ? $" asked to '{operation.Name}'" : "")}.", $"Remove '{key.Text}'.");
            }
        }
    }

    private Invoke Make(SourceSpan where, Component component, Operation operation, DataSet? data, Settings settings, ImmutableArray<MapEntry> entries)
    {
        var through = component.Kind is CacheKind ? settings.Find(StepKeys.Through) : null;
        if (through is not null && entries.FirstOrDefault(e => e.Key.Text == "on miss") is { } contrary)
        {
            reading.Error(DiagnosticCode.Contradiction, contrary.Key.Where, "'on miss' contradicts 'through': the cache reads what it misses itself.", "Remove one of them.");
        }

        return new Invoke(
            where,
            component,
            operation,
            data,
            settings.Find(StepKeys.Time)?.Value,
            CallOptionsReader.Read(settings, reading),
            through is not null && operation.Name == "set" ? _through.Calls(through, data) : Optional(settings, StepKeys.Calls),
            through is not null && operation.Name == "get" ? _through.OnMiss(through, component, data) : Optional(settings, StepKeys.OnMiss) ?? [],
            Optional(settings, StepKeys.OnHit) ?? [],
            Optional(settings, StepKeys.OnError),
            operation.Name == "update" ? ReadUpdate(settings, entries) : null)
        {
            Each = settings.Find(StepKeys.Each)?.Value,
            Priority = (int?)settings.Find(StepKeys.Priority)?.Value.Nominal,
        };
    }

    private RowUpdate ReadUpdate(Settings settings, ImmutableArray<MapEntry> entries)
    {
        var locking = settings.Find(StepKeys.Locking)?.Value ?? Locking.Pessimistic;
        var contraries = settings.Find(StepKeys.Locking) is null ? [] : entries;
        foreach (var (key, _) in contraries)
        {
            var needed = key.Text switch { "attempts" => Locking.Optimistic, "lock timeout" => Locking.Pessimistic, _ => locking };
            if (needed != locking)
            {
                reading.Error(DiagnosticCode.Contradiction, key.Where, $"'{key.Text}' contradicts 'locking: {ChoiceType<Locking>.WordOf(locking)}'.", $"Remove it, or write 'locking: {ChoiceType<Locking>.WordOf(needed)}'.");
            }
        }

        return new RowUpdate(
            locking,
            settings.Find(StepKeys.ReadTime)?.Value,
            (int)Math.Round(settings.Find(StepKeys.Attempts)?.Value.Nominal ?? 1),
            settings.Find(StepKeys.LockTimeout),
            Optional(settings, StepKeys.While) ?? [],
            Optional(settings, StepKeys.OnSoldOut));
    }

    private ImmutableArray<Step>? Optional(Settings settings, Key<Node> key) =>
        settings.Find(key) is { } node ? steps.ReadList(node.Value) : null;
}
