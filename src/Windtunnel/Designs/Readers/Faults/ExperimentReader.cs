using System.Collections.Immutable;
using Windtunnel.Designs.Readers.Objectives;
using Windtunnel.Designs.Readers.Parts;
using Windtunnel.Designs.Sections;
using Windtunnel.Language;
using Windtunnel.Language.Sentences;
using Windtunnel.Units;

namespace Windtunnel.Designs.Readers.Faults;

/// <summary>Reads `experiments`: keys that begin with "at" are the timeline.</summary>
internal sealed class ExperimentReader(PartNames parts, Reading reading)
{
    private readonly FaultReader _faults = new(parts, reading);
    private readonly SloReader _slos = new(parts, reading);

    public ImmutableArray<Experiment> Read(MapNode? section) => [.. (section?.Entries ?? []).Select(Read).OfType<Experiment>()];

    private Experiment? Read(MapEntry entry)
    {
        if (Maps.Of(entry.Value, "an experiment", "{ at 60 s: flush cache }", reading) is not { } map)
        {
            return null;
        }

        var settings = ExperimentKeys.Shape.Read(map.Only(key => !IsTime(key)), entry.Key.Where, reading);
        var length = settings.Find(ExperimentKeys.Length)?.Value;
        var timeline = map.Entries.Where(e => IsTime(e.Key.Text)).SelectMany(e => ReadTime(e, length)).OrderBy(t => t.At.Nominal).ToImmutableArray();
        if (!map.Entries.Any(e => IsTime(e.Key.Text)))
        {
            reading.Error(DiagnosticCode.BadExperiment, entry.Key.Where, $"Nothing happens in '{entry.Key.Text}'.", "Add a line such as 'at 60 s: flush cache'.");
        }

        var expect = _slos.ReadAll(settings.Find(ExperimentKeys.Expect)?.Value, isExperiment: true);
        var late = timeline.FirstOrDefault(t => length is { } end && t.At.Nominal >= end.Nominal);
        if (late is not null)
        {
            reading.Error(DiagnosticCode.Contradiction, late.Fault.Where, $"'{late.Fault.Text}' at {late.At} comes after the end of the experiment at {length}.", "Raise 'length', or let it happen earlier.");
        }

        return new Experiment(entry.Key.Text, timeline, expect, length, entry.Key.Where) { Steady = ReadSteady(settings.Find(ExperimentKeys.Steady)?.Value) };
    }

    private ImmutableArray<Slo> ReadSteady(Node? node)
    {
        var slos = _slos.ReadAll(node, isExperiment: false);
        foreach (var slo in slos.Where(s => s.Metric is SloMetric.Cost or SloMetric.HitRatio or SloMetric.Utilisation or SloMetric.Oversold))
        {
            reading.Error(DiagnosticCode.BadSlo, slo.Where, $"'{slo.Text}' is not about what requests see, which a steady state is told by.", "Move it to 'expect'.");
        }

        return slos;
    }

    private static bool IsTime(string key) => key.StartsWith(ExperimentKeys.At, StringComparison.OrdinalIgnoreCase);

    private IEnumerable<TimelineEntry> ReadTime(MapEntry entry, Quantity? length)
    {
        var text = entry.Key.Text[ExperimentKeys.At.Length..];
        var times = FaultTimes.Read(new ScalarNode(entry.Key.Where.Part(ExperimentKeys.At.Length, text.Length), text), length, reading);
        var faults = Pieces.Of(entry.Value, "faults", reading).Select(_faults.Read).OfType<Fault>().ToList();
        return times is null ? [] : faults.SelectMany(f => times.At.Select((at, i) => new TimelineEntry(at, f, i == 0 ? times.Again : null)));
    }
}
