using Windtunnel.Kernel.Chance;

namespace Windtunnel.Units;

/// <summary>Measured values, each as likely as the others: <c>empirical file.csv</c>.</summary>
public sealed record Empirical : Distribution
{
    private readonly double[] _sorted;

    /// <param name="path">The file as named in the design.</param>
    /// <param name="dimension">What was measured.</param>
    /// <param name="values">The values [base unit]; at least one, finite, ≥ 0. Copied.</param>
    /// <exception cref="ArgumentException">There is no value, or one is negative or not finite.</exception>
    public Empirical(string path, Dimension dimension, IEnumerable<double> values)
    {
        Path = path;
        Dimension = dimension;
        _sorted = [.. values];
        Array.Sort(_sorted);
        if (_sorted.Length == 0 || !(_sorted[0] >= 0) || !double.IsFinite(_sorted[^1]))
        {
            throw new ArgumentException("Measured values have to be there, finite and not negative.", nameof(values));
        }

        Mean = _sorted.Average();
        Variance = _sorted.Average(x => (x - Mean) * (x - Mean));
    }

    /// <summary>The file as named in the design.</summary>
    public string Path { get; }

    /// <summary>The values in ascending order [base unit].</summary>
    public IReadOnlyList<double> Values => _sorted;

    public override Dimension Dimension { get; }
    public override double Mean { get; }
    public override double Variance { get; }
    public override double Minimum => _sorted[0];

    public override Law ToLaw() => Law.Empirical(_sorted);
    private protected override Distribution ScaleBy(double factor) => new Empirical(Path, Dimension, _sorted.Select(x => x * factor));
    public override string ToString() => $"empirical {Path}";

    public bool Equals(Empirical? other) =>
        other is not null && Path == other.Path && Dimension == other.Dimension && _sorted.AsSpan().SequenceEqual(other._sorted);

    public override int GetHashCode() => HashCode.Combine(Path, Dimension, _sorted.Length, Mean);

    private protected override double QuantileOf(double share) => _sorted[(int)Math.Ceiling(share * _sorted.Length) - 1];
}
