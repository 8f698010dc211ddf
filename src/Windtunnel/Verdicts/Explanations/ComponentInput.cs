using System.Collections.Immutable;
using Windtunnel.Components;

namespace Windtunnel.Verdicts;

/// <summary>An input of a simulated figure.</summary>
/// <param name="Name">"urls: read time".</param>
/// <param name="Value">As a user would write it.</param>
/// <param name="Provenance">Where it came from.</param>
public sealed record ComponentInput(string Name, string Value, string Provenance)
{
    /// <summary>Every setting of a component with where it came from, typed ones first.</summary>
    public static ImmutableArray<ComponentInput> Of(Component component) =>
    [
        .. from key in component.Kind.Shape.Keys
           let setting = component.Settings.FindAny(key)
           where setting is not null && component.Kind.Concerns(component, key)
           orderby setting.Provenance is Language.Provenance.Default
           select new ComponentInput(
               $"{component.Name}: {key.Name}",
               setting.Provenance is Language.Provenance.Default ? key.DefaultText! : setting.ValueText,
               $"{setting.Provenance}"),
    ];
}
