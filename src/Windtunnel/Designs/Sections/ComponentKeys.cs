using System.Collections.Immutable;
using Windtunnel.Language;

namespace Windtunnel.Designs.Sections;

/// <summary>The keys every component has, whatever its kind.</summary>
public static class ComponentKeys
{
    public static readonly Key<string> Kind = Keys.Text("kind", "What it is: one of the kinds listed below.").Required().Like("service");

    public static readonly Key<ImmutableArray<ScalarNode>> Holds = Keys.Names("holds", "Data sets kept in it.").Inferred("those its steps name").Like("url");

    public static readonly Shape Shape = new("component", [Kind, Holds]);
}
