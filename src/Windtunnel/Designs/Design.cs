using System.Collections.Immutable;
using Windtunnel.Components;
using Windtunnel.Designs.Places;
using Windtunnel.Language;
using Windtunnel.Units;
using Windtunnel.Workloads;

namespace Windtunnel.Designs;

/// <summary>What the system has to do and how well.</summary>
/// <param name="Functional">Name and sentence, in order.</param>
/// <param name="OutOfScope">Sentences.</param>
/// <param name="Slos">Objectives, each checked.</param>
public sealed record Requirements(ImmutableArray<(string Name, string Text)> Functional, ImmutableArray<string> OutOfScope, ImmutableArray<Slo> Slos);

/// <summary>A choice that was made.</summary>
public sealed record Decision(string Question, string Chosen, ImmutableArray<string> Alternatives, string Why);

/// <summary>A figure somebody else published or derived, which the estimate must reproduce.</summary>
/// <param name="Figure">Name of a figure of the estimate: "redirect average rate".</param>
/// <param name="Value">The expected value.</param>
/// <param name="Tolerance">Permitted relative error; 0.001 for 0.1 %.</param>
/// <param name="Source">Who says so.</param>
public sealed record Expectation(string Figure, Quantity Value, double Tolerance, string Source, SourceSpan Where);

/// <summary>A price the user gave instead of the table's.</summary>
public sealed record PriceOverride(string Price, Quantity Value, SourceSpan Where);

/// <summary>A design: checked, resolved, immutable. Every name points to something that exists and every flow ends.</summary>
public sealed record Design
{
    public required string Name { get; init; }

    public required string Title { get; init; }

    public required string About { get; init; }

    /// <summary>Path of the file it was read from.</summary>
    public required string File { get; init; }

    /// <summary>The stage this is; null for the design as it stands.</summary>
    public required string? Stage { get; init; }

    /// <summary>Names of all stages, in order of growth.</summary>
    public required ImmutableArray<string> Stages { get; init; }

    public required Requirements Requirements { get; init; }

    public required Workload Workload { get; init; }

    public required ImmutableArray<DataSet> Data { get; init; }

    public required ImmutableArray<Component> Components { get; init; }

    /// <summary>The places it names and the links between them.</summary>
    public PlaceMap Places { get; init; } = PlaceMap.None;

    public required ImmutableArray<Flow> Flows { get; init; }

    public required ImmutableArray<Experiment> Experiments { get; init; }

    /// <summary>In the order of the file.</summary>
    public ImmutableArray<Alert> Alerts { get; init; } = [];

    public required ImmutableArray<Decision> Decisions { get; init; }

    public required ImmutableArray<Expectation> Expectations { get; init; }

    public required ImmutableArray<PriceOverride> Prices { get; init; }

    /// <summary>When runs of a flow start, where it is a job; null where it is not.</summary>
    public Schedule? JobOf(Flow flow)
    {
        ArgumentNullException.ThrowIfNull(flow);
        return (Workload.Find(flow.Name) as OpenLoad)?.Schedule;
    }

    public Component? FindComponent(string name) => Components.FirstOrDefault(c => string.Equals(c.Name, name, StringComparison.Ordinal));

    public DataSet? FindData(string name) => Data.FirstOrDefault(d => string.Equals(d.Name, name, StringComparison.Ordinal));

    public Flow? FindFlow(string name) => Flows.FirstOrDefault(f => string.Equals(f.Name, name, StringComparison.Ordinal));
}

/// <summary>What came of reading a file: a design, or the reasons why there is none; warnings either way.</summary>
/// <param name="Design">Null when there is an error among the diagnostics.</param>
/// <param name="Diagnostics">In order of position.</param>
/// <param name="Text">The text that was read, to print diagnostics with; null when there was none.</param>
public sealed record DesignReading(Design? Design, ImmutableArray<Diagnostic> Diagnostics, string? Text);
