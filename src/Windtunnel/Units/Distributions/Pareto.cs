using Windtunnel.Kernel.Chance;

namespace Windtunnel.Units;

/// <summary>Few very large values among many small ones: the share above x falls as (minimum/x)^α.</summary>
public abstract record Pareto : Distribution
{
    /// <summary>The tail index α [–]; &gt; 0. The mean is infinite up to 1, the variance up to 2.</summary>
    public abstract double TailIndex { get; }

    public override double Mean => TailIndex <= 1 ? double.PositiveInfinity : TailIndex * Minimum / (TailIndex - 1);

    public override double Variance => TailIndex <= 2
        ? double.PositiveInfinity
        : Minimum * Minimum * TailIndex / ((TailIndex - 1) * (TailIndex - 1) * (TailIndex - 2));

    public override Law ToLaw() => Law.Pareto(Minimum, TailIndex);
    private protected override double QuantileOf(double share) => Minimum * Math.Pow(1 - share, -1 / TailIndex);
}

/// <summary>Given by its least value: <c>pareto min 1 ms alpha 2.5</c>.</summary>
/// <param name="Least">The least value; &gt; 0.</param>
/// <param name="Alpha">The tail index [–]; &gt; 0.</param>
public sealed record ParetoByMinimum(Quantity Least, Quantity Alpha) : Pareto
{
    public override Dimension Dimension => Least.Dimension;
    public override double Minimum => Least.Nominal;
    public override double TailIndex => Alpha.Nominal;
    public override bool IsUncertain => Least.IsRange || Alpha.IsRange;

    public override Distribution Resolve(Func<Quantity, double> pick) => new ParetoByMinimum(Fix(Least, pick), Fix(Alpha, pick));
    private protected override Distribution ScaleBy(double factor) => this with { Least = Least * factor };
    public override string ToString() => $"pareto min {Least} alpha {Alpha}";
}

/// <summary>Given by its mean: <c>pareto mean 3 ms alpha 2.5</c>.</summary>
/// <param name="Expected">The mean; &gt; 0.</param>
/// <param name="Alpha">The tail index [–]; &gt; 1.</param>
public sealed record ParetoByMean(Quantity Expected, Quantity Alpha) : Pareto
{
    public override Dimension Dimension => Expected.Dimension;
    public override double Mean => Expected.Nominal;
    public override double Minimum => Expected.Nominal * (TailIndex - 1) / TailIndex;
    public override double TailIndex => Alpha.Nominal;
    public override bool IsUncertain => Expected.IsRange || Alpha.IsRange;

    public override Distribution Resolve(Func<Quantity, double> pick) => new ParetoByMean(Fix(Expected, pick), Fix(Alpha, pick));
    private protected override Distribution ScaleBy(double factor) => this with { Expected = Expected * factor };
    public override string ToString() => $"pareto mean {Expected} alpha {Alpha}";
}
