using System.Collections.Immutable;
using Windtunnel.Components;
using Windtunnel.Language;
using Windtunnel.Units;

namespace Windtunnel.Designs;

/// <summary>Something that goes wrong, or a change of load.</summary>
/// <param name="Text">As written.</param>
/// <param name="Where">Where it is written.</param>
/// <param name="For">How long it lasts [s]; null until the end of the run, or once where it has no length.</param>
public abstract record Fault(string Text, SourceSpan Where, Quantity? For);

/// <summary>Instances stop answering; work on them fails; they come back after <see cref="Fault.For"/>.</summary>
public sealed record Kill(string Text, SourceSpan Where, Quantity? For, Component Component, int Instances) : Fault(Text, Where, For);

/// <summary>Everything a component does takes <paramref name="Factor"/> times as long.</summary>
public sealed record Slow(string Text, SourceSpan Where, Quantity? For, Component Component, double Factor) : Fault(Text, Where, For);

/// <summary>A share of a component's operations fails.</summary>
public sealed record Fail(string Text, SourceSpan Where, Quantity? For, Component Component, double Share) : Fault(Text, Where, For);

/// <summary>A cache forgets everything.</summary>
public sealed record Flush(string Text, SourceSpan Where, Component Component) : Fault(Text, Where, null);

/// <summary>More, or less, traffic; of one flow or of all open loads.</summary>
public sealed record Traffic(string Text, SourceSpan Where, Quantity? For, string? Flow, double Factor) : Fault(Text, Where, For);

/// <summary>Nobody reads a queue.</summary>
public sealed record StopConsumers(string Text, SourceSpan Where, Quantity? For, Component Queue) : Fault(Text, Where, For);

/// <summary>Everything that stands in a place dies, and comes back after <see cref="Fault.For"/>.</summary>
public sealed record LosePlace(string Text, SourceSpan Where, Quantity? For, string Place) : Fault(Text, Where, For);

/// <summary>The instances in one zone die, of every component or of those that stand in one place.</summary>
/// <param name="Place">The place; null for all.</param>
public sealed record LoseZone(string Text, SourceSpan Where, Quantity? For, string? Place) : Fault(Text, Where, For);

/// <summary>Links are cut: what is sent over them waits until they are whole again.</summary>
/// <param name="Links">Each by where it begins and ends.</param>
public sealed record CutLinks(string Text, SourceSpan Where, Quantity? For, ImmutableArray<(string From, string To)> Links) : Fault(Text, Where, For);

/// <summary>Links lose a share of what is sent over them, which is sent again.</summary>
public sealed record DropOnLinks(string Text, SourceSpan Where, Quantity? For, ImmutableArray<(string From, string To)> Links, double Share) : Fault(Text, Where, For);

/// <summary>The way over links takes longer.</summary>
/// <param name="Seconds">By how much, each direction named [s]; ≥ 0.</param>
public sealed record DetourLinks(string Text, SourceSpan Where, Quantity? For, ImmutableArray<(string From, string To)> Links, double Seconds) : Fault(Text, Where, For);

/// <summary>Consumers of a log die, so many of every flow that reads it; they come back after <see cref="Fault.For"/>.</summary>
public sealed record KillConsumers(string Text, SourceSpan Where, Quantity? For, Component Log, int Consumers) : Fault(Text, Where, For);

/// <summary>A fault at a time.</summary>
/// <param name="At">From the start of the experiment [s]; ≥ 0.</param>
public sealed record TimelineEntry(Quantity At, Fault Fault);

/// <summary>Faults on a timeline and what is expected to hold all the same.</summary>
/// <param name="Name">As the user named it.</param>
/// <param name="Timeline">In order of time, entries of equal time in the order written.</param>
/// <param name="Expect">Objectives for this run.</param>
/// <param name="Length">How long it is watched [s]; null: until well after the last fault has ended.</param>
/// <param name="Where">Where it is declared.</param>
public sealed record Experiment(string Name, ImmutableArray<TimelineEntry> Timeline, ImmutableArray<Slo> Expect, Quantity? Length, SourceSpan Where);
