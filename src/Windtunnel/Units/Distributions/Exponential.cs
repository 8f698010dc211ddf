using MathNet.Numerics;
using Windtunnel.Kernel.Chance;

namespace Windtunnel.Units;

/// <summary>Without memory: <c>exp 8 ms</c>.</summary>
/// <param name="Expected">The mean; ≥ 0.</param>
public sealed record Exponential(Quantity Expected) : Distribution
{
    public override Dimension Dimension => Expected.Dimension;
    public override double Mean => Expected.Nominal;
    public override double Variance => Mean * Mean;
    public override double Minimum => 0;
    public override bool IsUncertain => Expected.IsRange;

    public override Distribution Resolve(Func<Quantity, double> pick) => new Exponential(Fix(Expected, pick));
    public override Law ToLaw() => Law.Exponential(Mean);
    private protected override Distribution ScaleBy(double factor) => this with { Expected = Expected * factor };
    public override string ToString() => $"exp {Expected}";
    private protected override double QuantileOf(double share) => -Mean * SpecialFunctions.Log1p(-share);
}
