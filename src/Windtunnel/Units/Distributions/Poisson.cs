using MathNet.Numerics;
using Windtunnel.Kernel.Chance;

namespace Windtunnel.Units;

/// <summary>A Poisson count: <c>poisson mean 3</c>.</summary>
/// <param name="Expected">The mean count [–]; 0 … 10⁹.</param>
public sealed record Poisson(Quantity Expected) : Distribution
{
    /// <summary>The greatest mean the simulation draws from [–].</summary>
    public const double MeanMax = 1e9;

    public override Dimension Dimension => Dimension.Number;
    public override double Mean => Expected.Nominal;
    public override double Variance => Mean;
    public override double Minimum => 0;
    public override bool IsUncertain => Expected.IsRange;

    public override Distribution Resolve(Func<Quantity, double> pick) => new Poisson(Fix(Expected, pick));
    public override Law ToLaw() => Law.Poisson(Mean);
    private protected override Distribution ScaleBy(double factor) => this with { Expected = Expected * factor };
    public override string ToString() => $"poisson mean {Expected}";

    // P(N ≤ n) is the upper regularised gamma function Q(n+1, mean), so the least such n is found by halving.
    private protected override double QuantileOf(double share)
    {
        if (Mean == 0)
        {
            return 0;
        }

        var low = -1.0;
        var high = Math.Ceiling(Mean) + 1;
        while (Cdf(high) < share)
        {
            high *= 2;
        }

        while (high - low > 1)
        {
            var middle = Math.Floor((low + high) / 2);
            (low, high) = Cdf(middle) < share ? (middle, high) : (low, middle);
        }

        return high;
    }

    private double Cdf(double count) => SpecialFunctions.GammaUpperRegularized(count + 1, Mean);
}
