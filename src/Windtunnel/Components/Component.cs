using System.Collections.Immutable;
using Windtunnel.Components.Places;
using Windtunnel.Language;
using Windtunnel.Units;

namespace Windtunnel.Components;

/// <summary>A named part of the design, its kind and its settings. Immutable and checked.</summary>
/// <param name="Name">As the user named it.</param>
/// <param name="Kind">Answers what tools ask of it.</param>
/// <param name="Settings">Values by key, each with its provenance.</param>
/// <param name="Holds">Names of the data sets kept in it.</param>
/// <param name="Where">Where it is declared.</param>
public sealed record Component(string Name, ComponentKind Kind, Settings Settings, ImmutableArray<string> Holds, SourceSpan Where)
{
    /// <summary>Where its instances stand.</summary>
    public Placement Placement { get; init; } = Placement.WithCaller;

    /// <summary>How its instances fail and come back.</summary>
    public Repair Repair { get; init; } = Repair.Usual;

    /// <summary>What it does with more than it can do in time.</summary>
    public Overload Overload { get; init; } = Overload.Usual;

    /// <summary>Connections that each instance of a caller keeps to it; null for as many as it needs.</summary>
    public Pool? Pool { get; init; }

    /// <summary>How it behaves in a run.</summary>
    public StationPlan Plan => Kind.Plan(this);

    /// <summary>The nominal value of a quantity, in its base unit.</summary>
    public double Number(Key<Quantity> key) => Settings.Get(key).Value.Nominal;

    /// <summary>The nominal value of a count, rounded to a whole number of at least one.</summary>
    public int Count(Key<Quantity> key) => (int)Math.Clamp(Math.Round(Number(key)), 1, int.MaxValue);

    /// <summary>The nominal value of an optional count; null when there is none.</summary>
    public int? FindCount(Key<Quantity> key) =>
        Settings.Find(key) is { } setting ? (int)Math.Clamp(Math.Round(setting.Value.Nominal), 0, int.MaxValue) : null;

    public override string ToString() => Name;
}
