using Windtunnel.Components;
using Windtunnel.Language;
using Windtunnel.Units;

namespace Windtunnel.Estimation.Terms;

/// <summary>A setting of a component that a figure depends on: its inputs, and how to set it to a sampled value.</summary>
/// <param name="Inputs">One for a quantity, one for each uncertain parameter of a distribution, or its mean.</param>
/// <param name="Turn">The component with the setting at the given values, one per input.</param>
internal sealed record Knob(Input[] Inputs, Func<Component, double[], Component> Turn)
{
    /// <summary>The knob of a key; null when it has no value, or one that is no number.</summary>
    public static Knob? Of(Component component, Key key) => key switch
    {
        Key<Quantity> quantity when component.Settings.Find(quantity) is { } setting => new Knob(
            [new Input($"{component.Name} {key.Name}", setting)],
            (c, values) => Set(c, quantity, Quantity.Of(values[0], setting.Value.Dimension))),
        Key<Distribution> distribution when component.Settings.Find(distribution) is { } setting => new Knob(
            Uncertain.Inputs($"{component.Name} {key.Name}", setting.Value, setting.Provenance),
            (c, values) => Set(c, distribution, Uncertain.Resolve(setting.Value, values))),
        _ => null,
    };

    private static Component Set<T>(Component component, Key<T> key, T value) =>
        component with { Settings = component.Settings.With(key, value, component.Settings.Get(key).Provenance) };
}
