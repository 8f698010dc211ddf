using MathNet.Numerics;
using Windtunnel.Kernel.Chance;

namespace Windtunnel.Units;

/// <summary>A count without memory, 0, 1, 2, …: <c>geometric mean 10</c>.</summary>
/// <param name="Expected">The mean count [–]; ≥ 0.</param>
public sealed record Geometric(Quantity Expected) : Distribution
{
    public override Dimension Dimension => Dimension.Number;
    public override double Mean => Expected.Nominal;
    public override double Variance => Mean * (1 + Mean);
    public override double Minimum => 0;
    public override bool IsUncertain => Expected.IsRange;

    public override Distribution Resolve(Func<Quantity, double> pick) => new Geometric(Fix(Expected, pick));
    public override Law ToLaw() => Law.Geometric(Mean);
    private protected override Distribution ScaleBy(double factor) => this with { Expected = Expected * factor };
    public override string ToString() => $"geometric mean {Expected}";

    // P(N ≤ n) = 1 − (m/(1+m))^(n+1).
    private protected override double QuantileOf(double share) =>
        Mean == 0 ? 0 : Math.Max(0, Math.Ceiling(SpecialFunctions.Log1p(-share) / -SpecialFunctions.Log1p(1 / Mean) - 1));
}
