using Windtunnel.Kernel.Chance;

namespace Windtunnel.Units;

/// <summary>Gamma: <c>gamma mean 5 ms shape 2</c>. Below shape 1 it varies more than an exponential, above it less.</summary>
/// <param name="Expected">The mean; &gt; 0.</param>
/// <param name="Shape">The shape [–]; 0.001 … 1,000,000.</param>
public sealed record Gamma(Quantity Expected, Quantity Shape) : Distribution
{
    public override Dimension Dimension => Expected.Dimension;
    public override double Mean => Expected.Nominal;
    public override double Variance => Mean * Mean / Shape.Nominal;
    public override double Minimum => 0;
    public override bool IsUncertain => Expected.IsRange || Shape.IsRange;

    public override Distribution Resolve(Func<Quantity, double> pick) => new Gamma(Fix(Expected, pick), Fix(Shape, pick));
    public override Law ToLaw() => Law.Gamma(Shape.Nominal, Mean / Shape.Nominal);
    private protected override Distribution ScaleBy(double factor) => this with { Expected = Expected * factor };
    public override string ToString() => $"gamma mean {Expected} shape {Shape}";
    private protected override double QuantileOf(double share) => GammaQuantile.At(share, Shape.Nominal) * Mean / Shape.Nominal;
}
