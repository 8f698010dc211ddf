using Windtunnel.Kernel.Chance;

namespace Windtunnel.Units;

/// <summary>Always the same value: <c>1 ms</c>. A range, <c>5 to 10 ms</c>, is one value that is not known better.</summary>
/// <param name="Value">The value; ≥ 0.</param>
public sealed record Constant(Quantity Value) : Distribution
{
    public override Dimension Dimension => Value.Dimension;
    public override double Mean => Value.Nominal;
    public override double Variance => 0;
    public override double Minimum => Value.Low;
    public override bool IsUncertain => Value.IsRange;

    public override Distribution Resolve(Func<Quantity, double> pick) => new Constant(Fix(Value, pick));
    public override Law ToLaw() => Law.Constant(Value.Nominal);
    private protected override Distribution ScaleBy(double factor) => this with { Value = Value * factor };
    public override string ToString() => Value.ToString();
    private protected override double QuantileOf(double share) => Value.Nominal;
}
