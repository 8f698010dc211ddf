using System.Collections.Immutable;
using Windtunnel.Components;
using Windtunnel.Designs.Checks;
using Windtunnel.Designs.Places;
using Windtunnel.Designs.Readers.Alerts;
using Windtunnel.Designs.Readers.Faults;
using Windtunnel.Designs.Readers.Flows;
using Windtunnel.Designs.Readers.Loads;
using Windtunnel.Designs.Readers.Notes;
using Windtunnel.Designs.Readers.Objectives;
using Windtunnel.Designs.Readers.Parts;
using Windtunnel.Designs.Readers.Places;
using Windtunnel.Designs.Readers.Records;
using Windtunnel.Designs.Readers.Stages;
using Windtunnel.Designs.Sections;
using Windtunnel.Language;
using Windtunnel.Units;
using Windtunnel.Workloads;

namespace Windtunnel.Designs.Readers;

/// <summary>Makes a checked design out of the sections of a file. Reads on after every mistake, to find them all.</summary>
internal sealed class DesignBuilder(string file, ImmutableArray<string> stages, Reading reading)
{
    /// <summary>The design; null when its name is missing. With errors in <c>reading</c> it is not to be used.</summary>
    public Design? Build(DesignVariant variant)
    {
        var settings = DesignKeys.Shape.Read(variant.Body, variant.Body.Where, reading);
        var workload = new WorkloadReader(reading).Read(Section(settings, DesignKeys.Workload, "{ redirect: 1k/s }"));
        var dataNode = Section(settings, DesignKeys.Data, "{ url: { size: 100 B, keys: 1M } }");
        var componentNode = Section(settings, DesignKeys.Components, "{ web: { kind: service } }");
        var flowNode = Section(settings, DesignKeys.Flows, "{ redirect: [web, urls read url] }");
        var componentReader = new ComponentReader(NamesOf(dataNode), reading);
        var components = componentReader.Read(componentNode);
        var places = ReadPlaces(settings, componentReader.Places, workload);
        NameRules.Check("component", componentNode, reading);
        NameRules.Check("data set", dataNode, reading);
        NameRules.Check("flow", flowNode, reading);
        var (data, flows, parts) = ReadDataAndFlows(workload, dataNode, componentNode, flowNode, components);
        parts.Places = places.Places;
        var notes = new NoteReader(reading);
        var name = settings.Find(DesignKeys.Name)?.Value;
        var design = new Design
        {
            Name = name ?? "",
            Title = settings.Find(DesignKeys.Title)?.Value ?? name ?? "",
            About = settings.Find(DesignKeys.About)?.Value ?? "",
            File = file,
            Stage = variant.Stage,
            Stages = stages,
            Requirements = ReadRequirements(settings, parts),
            Workload = workload,
            Data = data,
            Components = components,
            Places = places,
            Flows = flows,
            Experiments = new ExperimentReader(parts, reading).Read(Section(settings, DesignKeys.Experiments, "{ cache dies: { at 60 s: flush cache } }")),
            Alerts = new AlertReader(parts, reading).Read(Section(settings, DesignKeys.Alerts, "{ errors: redirect errors > 1 % for 60 s }")),
            Decisions = notes.ReadDecisions(Section(settings, DesignKeys.Decisions, "{ answer code: { chosen: 302 } }")),
            Expectations = notes.ReadExpectations(settings.Find(DesignKeys.Expect)?.Value),
            Prices = notes.ReadPrices(Section(settings, DesignKeys.Prices, "{ egress: 0.05 USD/GB }")),
        };
        DesignChecks.Run(design, NamesOf(flowNode), reading);
        return name is null ? null : design;
    }

    /// <summary>
    /// How many records there are follows from how often flows run, and a flow that reads a queue runs as often as others send to it.
    /// So flows are read once with what the loads say, and once more when a queue's reader writes data.
    /// </summary>
    private (ImmutableArray<DataSet> Data, ImmutableArray<Flow> Flows, PartNames Parts) ReadDataAndFlows(
        Workload workload, MapNode? dataNode, MapNode? componentNode, MapNode? flowNode, ImmutableArray<Component> components)
    {
        var flowNames = NamesOf(flowNode);
        PartNames Names(ImmutableArray<DataSet> data) => new(components, data, NamesOf(componentNode), NamesOf(dataNode), flowNames);
        ImmutableArray<DataSet> Data(IReadOnlyDictionary<string, Quantity> rates, Reading to) =>
            new DataReader(flow => rates.TryGetValue(flow, out var rate) ? rate : null, flowNames, workload.DailyUsers?.Value, to).Read(dataNode);

        var rates = FlowRates.OfLoads(workload);
        var draftReading = new Reading(reading.Files);
        var draft = Names(Data(rates, draftReading));
        var draftFlows = new FlowReader(draft, draftReading).Read(flowNode);
        if (draftFlows.Any(f => f.Reads is not null))
        {
            rates = FlowRates.WithQueues(rates, draftFlows);
        }

        var data = Data(rates, reading);
        var parts = Names(data);
        return (data, new FlowReader(parts, reading).Read(flowNode), parts);
    }

    private PlaceMap ReadPlaces(Settings settings, IEnumerable<(string Name, SourceSpan Where)> ofComponents, Workload workload)
    {
        var reader = new PlaceReader(reading);
        reader.Read(Section(settings, DesignKeys.Links, "{ frankfurt and virginia: { rtt: 90 ms } }"));
        return reader.Map(ofComponents.Concat(workload.Loads.SelectMany(l => l.Origins.Select(o => (o.Place, l.Where)))));
    }

    private Requirements ReadRequirements(Settings settings, PartNames parts)
    {
        var section = Section(settings, DesignKeys.Requirements, "{ slo: [redirect p99 < 100 ms] }");
        var own = RequirementKeys.Shape.Read(section, section?.Where ?? default, reading);
        var functional = Maps.Of(own.Find(RequirementKeys.Functional)?.Value, "what it does", "{ shorten: Gives back a short URL. }", reading)?.Entries ?? [];
        foreach (var entry in functional.Where(e => e.Value is not ScalarNode))
        {
            reading.Error(DiagnosticCode.WrongNode, entry.Value.Where, $"'{entry.Key.Text}' needs a sentence.", "Write one sentence after the colon.");
        }

        return new Requirements(
            [.. functional.Where(e => e.Value is ScalarNode).Select(e => (e.Key.Text, ((ScalarNode)e.Value).Text))],
            NoteReader.Texts(own.Find(RequirementKeys.OutOfScope)?.Value),
            new SloReader(parts, reading).ReadAll(own.Find(RequirementKeys.Slo)?.Value, isExperiment: false));
    }

    private MapNode? Section(Settings settings, Key<Node> key, string example) =>
        settings.Find(key) is { } node ? Maps.Of(node.Value, $"the {key.Name} section", example, reading) : null;

    private static HashSet<string> NamesOf(MapNode? section) => new((section?.Entries ?? []).Select(e => e.Key.Text), StringComparer.Ordinal);
}
