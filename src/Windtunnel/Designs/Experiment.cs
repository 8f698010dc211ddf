using System.Collections.Immutable;
using Windtunnel.Language;
using Windtunnel.Units;

namespace Windtunnel.Designs;

/// <summary>A fault at a time.</summary>
/// <param name="At">From the start of the experiment [s]; ≥ 0.</param>
/// <param name="Again">How often it comes again, as written: "every 2 min"; empty for once. Null where it is one of these times.</param>
public sealed record TimelineEntry(Quantity At, Fault Fault, string? Again = "");

/// <summary>Faults on a timeline and what is expected to hold all the same.</summary>
/// <param name="Name">As the user named it.</param>
/// <param name="Timeline">In order of time, entries of equal time in the order written.</param>
/// <param name="Expect">Objectives for this run.</param>
/// <param name="Length">How long it is watched [s]; null: until well after the last fault has ended.</param>
/// <param name="Where">Where it is declared.</param>
public sealed record Experiment(string Name, ImmutableArray<TimelineEntry> Timeline, ImmutableArray<Slo> Expect, Quantity? Length, SourceSpan Where)
{
    /// <summary>Objectives of flows that hold before the first fault and again at the end.</summary>
    public ImmutableArray<Slo> Steady { get; init; } = [];
}
