using Windtunnel.Kernel.Chance;

namespace Windtunnel.Units;

/// <summary>The sum of equal exponential stages: <c>erlang 3 mean 6 ms</c> is three of 2 ms each.</summary>
/// <param name="Stages">How many stages [–]; 1 … 1,000,000.</param>
/// <param name="Expected">The mean of the sum; &gt; 0.</param>
public sealed record Erlang(int Stages, Quantity Expected) : Distribution
{
    public override Dimension Dimension => Expected.Dimension;
    public override double Mean => Expected.Nominal;
    public override double Variance => Mean * Mean / Stages;
    public override double Minimum => 0;
    public override bool IsUncertain => Expected.IsRange;

    public override Distribution Resolve(Func<Quantity, double> pick) => new Erlang(Stages, Fix(Expected, pick));
    public override Law ToLaw() => Law.Gamma(Stages, Mean / Stages);
    private protected override Distribution ScaleBy(double factor) => this with { Expected = Expected * factor };
    public override string ToString() => $"erlang {Stages} mean {Expected}";
    private protected override double QuantileOf(double share) => GammaQuantile.At(share, Stages) * Mean / Stages;
}
