using Windtunnel.Estimation.Sampling;
using Windtunnel.Language;
using Windtunnel.Units;

namespace Windtunnel.Estimation.Terms;

/// <summary>A value somebody typed, took from a source or inferred: where every working ends.</summary>
/// <param name="name">As the figure's list of inputs calls it: "url size".</param>
/// <param name="quantity">The value; a range is sampled uniformly, independently of all other inputs.</param>
/// <param name="provenance">Where it came from. Two inputs typed in the same place are the same input and are drawn together.</param>
/// <param name="part">Tells apart several ranges typed in one place; empty where there is one.</param>
internal sealed class Input(string name, Quantity quantity, Provenance provenance, string part = "") : Term(quantity.Dimension, [])
{
    public Input(string name, Setting<Quantity> setting)
        : this(name, setting.Value, setting.Provenance)
    {
    }

    /// <summary>Identity of the draws.</summary>
    public string Source { get; } = (provenance is Provenance.Typed typed && typed.Where.Line > 0 ? typed.Where.ToString() : name) + part;

    public FigureInput Figure { get; } = new(name, quantity, provenance);

    public override string Text => Quantity;

    public override string Inline => $"{name} {Quantity}";

    protected override bool IsRange => quantity.IsRange;

    /// <summary>As typed where that is short; computed values rarely are, and prices read best by the month.</summary>
    private string Quantity => quantity.Dimension is not (Dimension.MoneyRate or Dimension.MoneyPerByte or Dimension.MoneyRatePerByte) && quantity.ToString() is { Length: <= 18 } exact
        ? exact
        : Human.Format(quantity);

    protected override double Compute(ReadOnlySpan<double> parts) => quantity.Nominal;

    protected override double[] Draw() => Sample.Uniform(Source, quantity);
}
