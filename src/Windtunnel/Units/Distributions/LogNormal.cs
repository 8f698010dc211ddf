using MathNet.Numerics;
using MathNet.Numerics.Distributions;
using Windtunnel.Kernel.Chance;

namespace Windtunnel.Units;

/// <summary>A value whose logarithm is normal; the usual shape of service and network times.</summary>
public abstract record LogNormal : Distribution
{
    /// <summary>Mean of the logarithm: the median is e^μ base units.</summary>
    public abstract double Mu { get; }

    /// <summary>Standard deviation of the logarithm [–]; ≥ 0.</summary>
    public abstract double Sigma { get; }

    public override double Mean => Math.Exp(Mu + Sigma * Sigma / 2);
    public override double Variance => Mean * Mean * SpecialFunctions.Expm1(Sigma * Sigma);
    public override double Minimum => Sigma == 0 ? Mean : 0;
    public override Law ToLaw() => Law.LogNormal(Mu, Sigma);
    private protected override double QuantileOf(double share) => Math.Exp(Mu + Sigma * Normal.InvCDF(0, 1, share));
}

/// <summary>Given by its median and a percentile above it: <c>lognormal p50 1 ms p99 5 ms</c>.</summary>
/// <param name="Median">Half of all draws are below; &gt; 0.</param>
/// <param name="Rank">The share of draws below <paramref name="Upper"/> [–]; 0.5 &lt; rank &lt; 1.</param>
/// <param name="Upper">That percentile; ≥ <paramref name="Median"/>.</param>
public sealed record LogNormalByPercentiles(Quantity Median, double Rank, Quantity Upper) : LogNormal
{
    public override Dimension Dimension => Median.Dimension;
    public override double Mu => Math.Log(Median.Nominal);
    public override double Sigma => Math.Log(Upper.Nominal / Median.Nominal) / Normal.InvCDF(0, 1, Rank);
    public override bool IsUncertain => Median.IsRange || Upper.IsRange;

    // Where the two ranges overlap the picked percentile is kept at or above the picked median.
    public override Distribution Resolve(Func<Quantity, double> pick)
    {
        var median = Fix(Median, pick);
        var upper = Fix(Upper, pick);
        return new LogNormalByPercentiles(median, Rank, upper.Low < median.Low ? median : upper);
    }

    private protected override Distribution ScaleBy(double factor) => this with { Median = Median * factor, Upper = Upper * factor };
    public override string ToString() => $"lognormal p50 {Median} p{PercentText.Of(Rank)} {Upper}";
}

/// <summary>Given by its mean and variability: <c>lognormal mean 2 ms scv 1.5</c>.</summary>
/// <param name="Expected">The mean; &gt; 0.</param>
/// <param name="Scv">Variance over squared mean [–]; 0 … 1,000,000.</param>
public sealed record LogNormalByMoments(Quantity Expected, Quantity Scv) : LogNormal
{
    public override Dimension Dimension => Expected.Dimension;
    public override double Mean => Expected.Nominal;
    public override double Mu => Math.Log(Expected.Nominal) - SpecialFunctions.Log1p(Scv.Nominal) / 2;
    public override double Sigma => Math.Sqrt(SpecialFunctions.Log1p(Scv.Nominal));
    public override bool IsUncertain => Expected.IsRange || Scv.IsRange;

    public override Distribution Resolve(Func<Quantity, double> pick) => new LogNormalByMoments(Fix(Expected, pick), Fix(Scv, pick));
    private protected override Distribution ScaleBy(double factor) => this with { Expected = Expected * factor };
    public override string ToString() => $"lognormal mean {Expected} scv {Scv}";
}
