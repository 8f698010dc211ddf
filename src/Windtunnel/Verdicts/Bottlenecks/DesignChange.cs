using Windtunnel.Components;
using Windtunnel.Designs;
using Windtunnel.Language;
using Windtunnel.Language.Types;
using Windtunnel.Units;

namespace Windtunnel.Verdicts;

/// <summary>One count of one component set to another value: "web: instances 12 → 27".</summary>
internal sealed record DesignChange(Component Component, Key<Quantity> Key, double From, double To)
{
    /// <summary>How much more of it there would be.</summary>
    public double Step => To / From;

    /// <summary>Whether it adds copies, rather than making each larger.</summary>
    public bool AddsCopies => Changed.Plan.Instances > Component.Plan.Instances;

    /// <summary>The component with the new value.</summary>
    public Component Changed => Component with
    {
        Settings = Component.Settings.With(Key, Quantity.Number(To), new Provenance.Inferred($"tried instead of {From:0}")),
    };

    public Design Apply(Design design) => Substitution.Replace(design, Component.Name, Changed);

    /// <summary>Every count of a component that has a value and so can be raised.</summary>
    public static IEnumerable<DesignChange> Of(Component component) =>
        from key in component.Kind.Shape.Keys.OfType<Key<Quantity>>()
        where key.Type is QuantityType { Dimension: Dimension.Number }
        let setting = component.Settings.Find(key)
        where setting is not null && setting.Value.Nominal >= 1
        select new DesignChange(component, key, setting.Value.Nominal, setting.Value.Nominal);

    public override string ToString() => $"{Component.Name}: {Key.Name} {Human.Format(From, Dimension.Number)} → {Human.Format(To, Dimension.Number)}";
}
