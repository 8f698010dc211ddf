using Windtunnel.Kernel.Chance;

namespace Windtunnel.Units;

/// <summary>How a duration, a size or a count varies from one time to the next: <c>exp 8 ms</c>, <c>geometric mean 10</c>.</summary>
/// <remarks>
/// A parameter may itself be uncertain, a range: <c>exp 5 to 10 ms</c> is exponential with a mean somewhere in between.
/// Figures and <see cref="ToLaw"/> then use the middle; <see cref="Resolve"/> picks another point.
/// Values are in the base unit of <see cref="Dimension"/>.
/// </remarks>
public abstract record Distribution
{
    /// <summary>What varies.</summary>
    public abstract Dimension Dimension { get; }

    /// <summary>Expected value [base unit]; +∞ where the integral diverges.</summary>
    public abstract double Mean { get; }

    /// <summary>Expected squared distance from the mean [base unit squared]; +∞ where the integral diverges.</summary>
    public abstract double Variance { get; }

    /// <summary>Variance over squared mean [–]; 0 for a constant, 1 for an exponential, 0 when the mean is 0.</summary>
    public double SquaredCv => Mean == 0 ? 0 : double.IsInfinity(Mean) ? double.PositiveInfinity : Variance / (Mean * Mean);

    /// <summary>The greatest value that no draw is below [base unit]; ≥ 0.</summary>
    public abstract double Minimum { get; }

    /// <summary>Whether a parameter is a range.</summary>
    public virtual bool IsUncertain => false;

    /// <summary>The value that a share of all draws does not exceed.</summary>
    /// <param name="share">The share [–]; 0 &lt; share &lt; 1.</param>
    /// <returns>The value [base unit].</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="share"/> is outside the open interval from 0 to 1.</exception>
    public double Quantile(double share)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(share, 0);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(share, 1);
        return QuantileOf(share);
    }

    /// <summary>The same distribution with each uncertain parameter fixed.</summary>
    /// <param name="pick">Gives a point [base unit] inside the range it is asked about.</param>
    public virtual Distribution Resolve(Func<Quantity, double> pick) => this;

    /// <summary>Every value times the same factor; the shape stays. Of a geometric or Poisson count only the mean is scaled.</summary>
    /// <param name="factor">How many times as long, large or many [–]; &gt; 0, finite.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="factor"/> is not a positive number.</exception>
    public Distribution Scale(double factor)
    {
        if (!(factor > 0) || !double.IsFinite(factor))
        {
            throw new ArgumentOutOfRangeException(nameof(factor), factor, "A distribution is scaled by a positive number.");
        }

        return ScaleBy(factor);
    }

    /// <summary>The exponential duration with this mean.</summary>
    /// <param name="meanSeconds">The mean [s]; ≥ 0.</param>
    public static Distribution ExponentialOf(double meanSeconds) => new Exponential(Quantity.Duration(meanSeconds));

    /// <summary>What the simulation draws from, in the base unit.</summary>
    public abstract Law ToLaw();

    /// <summary>Reads a distribution written in the design.</summary>
    /// <param name="text">What was typed; any text at all.</param>
    /// <param name="dimension">What varies; every value must have this dimension.</param>
    /// <param name="distribution">The distribution; null when there is a problem.</param>
    /// <param name="problem">What is wrong; default when nothing is.</param>
    /// <param name="files">Where <c>empirical file.csv</c> finds its values; without it such a text is a problem.</param>
    /// <returns>Whether the text is a distribution of that dimension.</returns>
    public static bool TryParse(
        string text, Dimension dimension, out Distribution distribution, out QuantityProblem problem, ISampleFiles? files = null) =>
        DistributionParser.TryParse(text, dimension, files, out distribution, out problem);

    /// <summary>A text that parses to an equal distribution.</summary>
    public abstract override string ToString();

    private protected abstract double QuantileOf(double share);

    private protected abstract Distribution ScaleBy(double factor);

    /// <summary>The parameter fixed where <paramref name="pick"/> says; untouched when it is certain already.</summary>
    private protected static Quantity Fix(Quantity parameter, Func<Quantity, double> pick) =>
        parameter.IsRange ? Quantity.Of(pick(parameter), parameter.Dimension) : parameter;
}
