using System.Collections.Immutable;
using Windtunnel.Components;
using Windtunnel.Components.Queue;
using Windtunnel.Designs.Readers.Parts;
using Windtunnel.Designs.Sections;
using Windtunnel.Language;
using Windtunnel.Units;

namespace Windtunnel.Designs.Readers.Flows;

/// <summary>Reads `flows`.</summary>
internal sealed class FlowReader(PartNames parts, Reading reading)
{
    private readonly StepReader _steps = new(parts, reading);

    public ImmutableArray<Flow> Read(MapNode? section) => [.. (section?.Entries ?? []).Select(Read).OfType<Flow>()];

    private Flow? Read(MapEntry entry)
    {
        if (entry.Value is not MapNode map || !map.Entries.Any(e => e.Key.Text is "steps" or "reads" or "priority" or "request size" or "response size"))
        {
            var sizes = FlowKeys.Shape.Read(null, entry.Key.Where, new Reading());
            return Make(entry.Key, null, _steps.ReadList(entry.Value), sizes);
        }

        var settings = FlowKeys.Shape.Read(map, entry.Key.Where, reading);
        var queue = settings.Find(FlowKeys.Reads) is { } name ? FindQueue(name) : null;
        return settings.Find(FlowKeys.Steps) is { } steps ? Make(entry.Key, queue, _steps.ReadList(steps.Value), settings) : null;
    }

    private static Flow? Make(ScalarNode name, Component? reads, ImmutableArray<Step> steps, Settings settings) =>
        settings.Find(FlowKeys.RequestSize) is { } request && settings.Find(FlowKeys.ResponseSize) is { } response
            ? new Flow(name.Text, reads, Gathered(name, reads, steps), request, response, name.Where) { Priority = (int)(settings.Find(FlowKeys.Priority)?.Value.Nominal ?? Flow.PriorityDefault) }
            : null;

    // Consumers that take messages in batches do all steps of the flow once for each batch.
    private static ImmutableArray<Step> Gathered(ScalarNode name, Component? reads, ImmutableArray<Step> steps) =>
        reads is { Kind: MessageKind } && ((reads.FindCount(MessageKeys.Batch) ?? 1) > 1 || reads.Settings.Find(MessageKeys.Poll) is not null)
            ? [new Batch(name.Where, reads.FindCount(MessageKeys.Batch) ?? 1, reads.Settings.Find(MessageKeys.BatchWithin), steps, reads) { Every = reads.Settings.Find(MessageKeys.Poll) }]
            : steps;

    private Component? FindQueue(Setting<string> name)
    {
        var where = name.Provenance is Provenance.Typed typed ? typed.Where : default;
        if (!parts.IsComponent(name.Value))
        {
            parts.ReportUnknownComponent(new ScalarNode(where, name.Value), reading);
        }

        var component = parts.Component(name.Value);
        if (component is null || component.Kind.FindOperation("send") is not null)
        {
            return component;
        }

        reading.Error(DiagnosticCode.WrongKind, where, $"'{component.Name}' is a {component.Kind.Name}; only a queue can be read from.", "Name a component of kind queue, or remove 'reads'.");
        return null;
    }
}
