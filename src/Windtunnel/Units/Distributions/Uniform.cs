using Windtunnel.Kernel.Chance;

namespace Windtunnel.Units;

/// <summary>Every value between two bounds alike: <c>uniform 1 to 3 ms</c>.</summary>
/// <param name="Bounds">From the lower to the upper bound; both ≥ 0. Here the range is what varies, not what is uncertain.</param>
public sealed record Uniform(Quantity Bounds) : Distribution
{
    public override Dimension Dimension => Bounds.Dimension;
    public override double Mean => Bounds.Nominal;
    public override double Variance => (Bounds.High - Bounds.Low) * (Bounds.High - Bounds.Low) / 12;
    public override double Minimum => Bounds.Low;

    public override Law ToLaw() => Law.Uniform(Bounds.Low, Bounds.High);
    private protected override Distribution ScaleBy(double factor) => this with { Bounds = Bounds * factor };
    public override string ToString() => $"uniform {Bounds}";
    private protected override double QuantileOf(double share) => Bounds.At(share);
}
