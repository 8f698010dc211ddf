using MathNet.Numerics;
using Windtunnel.Kernel.Chance;

namespace Windtunnel.Units;

/// <summary>One of several exponentials, chosen at random: mostly fast, sometimes slow.</summary>
public abstract record HyperExponential : Distribution
{
    /// <summary>The branches, each with its probability; the probabilities sum to 1.</summary>
    public abstract IReadOnlyList<HyperExponentialBranch> Branches { get; }

    public override double Mean => Branches.Sum(b => b.Probability * b.Expected.Nominal);
    public override double Variance => Branches.Sum(b => 2 * b.Probability * b.Expected.Nominal * b.Expected.Nominal) - Mean * Mean;
    public override double Minimum => 0;

    public override Law ToLaw() =>
        Law.HyperExponential([.. Branches.Select(b => b.Probability)], [.. Branches.Select(b => b.Expected.Nominal)]);

    private protected override double QuantileOf(double share) => Mean == 0 ? 0 : QuantileSearch.Solve(
        x => Branches.Sum(b => b.Expected.Nominal == 0 ? b.Probability : -b.Probability * SpecialFunctions.Expm1(-x / b.Expected.Nominal)), share, Mean);
}

/// <summary>One branch of a hyperexponential.</summary>
/// <param name="Probability">How often it is taken [–]; 0 &lt; p ≤ 1.</param>
/// <param name="Expected">Its mean; ≥ 0.</param>
public sealed record HyperExponentialBranch(double Probability, Quantity Expected);

/// <summary>Given by its mean and variability: <c>hyperexp mean 8 ms scv 4</c>.</summary>
/// <param name="Expected">The mean; &gt; 0.</param>
/// <param name="Scv">Variance over squared mean [–]; 1 … 1,000,000.</param>
/// <remarks>Two branches with balanced means, p₁m₁ = p₂m₂ (Tijms 1986, Stochastic Modelling and Analysis, p. 359).</remarks>
public sealed record HyperExponentialByMoments(Quantity Expected, Quantity Scv) : HyperExponential
{
    public override Dimension Dimension => Expected.Dimension;
    public override bool IsUncertain => Expected.IsRange || Scv.IsRange;

    public override IReadOnlyList<HyperExponentialBranch> Branches
    {
        get
        {
            var p = (1 + Math.Sqrt((Scv.Nominal - 1) / (Scv.Nominal + 1))) / 2;
            return [Branch(p), Branch(1 - p)];
        }
    }

    public override Distribution Resolve(Func<Quantity, double> pick) => new HyperExponentialByMoments(Fix(Expected, pick), Fix(Scv, pick));
    private protected override Distribution ScaleBy(double factor) => this with { Expected = Expected * factor };
    public override string ToString() => $"hyperexp mean {Expected} scv {Scv}";

    private HyperExponentialBranch Branch(double p) => new(p, Quantity.Of(Expected.Nominal / (2 * p), Dimension));
}

/// <summary>Given branch by branch: <c>hyperexp 90 % 1 ms, 10 % 20 ms</c>.</summary>
public sealed record HyperExponentialByBranches : HyperExponential
{
    /// <param name="branches">At least one, all of one dimension; copied. Probabilities must sum to 1 within 1e-9.</param>
    /// <exception cref="ArgumentException">There is no branch, or the probabilities do not sum to 1.</exception>
    public HyperExponentialByBranches(IEnumerable<HyperExponentialBranch> branches)
    {
        Branches = [.. branches];
        if (Branches.Count == 0 || Math.Abs(Branches.Sum(b => b.Probability) - 1) > 1e-9)
        {
            throw new ArgumentException("The probabilities of the branches have to sum to 1.", nameof(branches));
        }
    }

    public override IReadOnlyList<HyperExponentialBranch> Branches { get; }
    public override Dimension Dimension => Branches[0].Expected.Dimension;
    public override bool IsUncertain => Branches.Any(b => b.Expected.IsRange);

    public override Distribution Resolve(Func<Quantity, double> pick) =>
        new HyperExponentialByBranches(Branches.Select(b => b with { Expected = Fix(b.Expected, pick) }));

    private protected override Distribution ScaleBy(double factor) => new HyperExponentialByBranches(Branches.Select(b => b with { Expected = b.Expected * factor }));
    public override string ToString() =>
        $"hyperexp {string.Join(", ", Branches.Select(b => $"{Quantity.Share(b.Probability)} {b.Expected}"))}";

    public bool Equals(HyperExponentialByBranches? other) => other is not null && Branches.SequenceEqual(other.Branches);
    public override int GetHashCode() => Branches.Aggregate(0, HashCode.Combine);
}
