using System.Collections.Immutable;
using Windtunnel.Units;

namespace Windtunnel.Estimation.Terms;

/// <summary>The arithmetic of terms. Terms that change nothing (adding nothing, times one) are left out of the working.</summary>
internal static class Arithmetic
{
    public static Term Sum(Dimension dimension, params IEnumerable<Term> terms)
    {
        ImmutableArray<Term> parts = [.. terms.Where(t => t is not Fixed { IsZero: true })];
        return parts.Length switch
        {
            0 => new Fixed(0, dimension),
            1 => parts[0],
            _ => new Formula(dimension, parts, () => Words.Join(" + ", Binding.Sum, parts), Add, Binding.Sum),
        };
    }

    /// <exception cref="InvalidOperationException">The units of the factors do not make the unit of the product.</exception>
    public static Term Product(Dimension dimension, params IEnumerable<Term> terms)
    {
        ImmutableArray<Term> parts = [.. terms.Where(t => t is not Fixed { IsOne: true })];
        CheckUnits(dimension, parts.Aggregate(Powers.None, (sum, p) => sum + p.Dimension.Powers()));
        return parts.Length switch
        {
            0 => new Fixed(1, dimension),
            1 when parts[0].Dimension == dimension => parts[0],
            _ when parts.Any(p => p is Fixed { IsZero: true }) => new Fixed(0, dimension),
            _ => new Formula(dimension, parts, () => Words.Join(" × ", Binding.Product, parts), Multiply, Binding.Product),
        };
    }

    /// <summary>A quotient; nothing divided by nothing is nothing.</summary>
    /// <exception cref="InvalidOperationException">The units do not fit.</exception>
    public static Term Quotient(Dimension dimension, Term dividend, Term divisor)
    {
        CheckUnits(dimension, dividend.Dimension.Powers() - divisor.Dimension.Powers());
        return divisor is Fixed { IsOne: true } && dividend.Dimension == dimension
            ? dividend
            : new Formula(
                dimension,
                [dividend, divisor],
                () => $"{Words.Bracket(dividend, Binding.Product)} ÷ {Words.Bracket(divisor, Binding.Atom)}",
                static p => p[0] == 0 ? 0 : p[0] / p[1],
                Binding.Product);
    }

    /// <summary>What is left of the whole: 1 − x.</summary>
    public static Term Rest(Term share) =>
        new Formula(Dimension.Share, [share], () => $"1 − {Words.Bracket(share, Binding.Product)}", static p => Math.Max(0, 1 - p[0]), Binding.Sum);

    /// <summary>The next whole number; a hair above one, as rounding leaves it, counts as that one.</summary>
    public static Term RoundUp(Term term) =>
        new Formula(Dimension.Number, [term], () => $"⌈{term.Text}⌉", static p => Math.Ceiling(p[0] * (1 - 1e-12)));

    public static Term AtLeast(Term term, double least) => term.Nominal >= least && !term.IsUncertain
        ? term
        : new Formula(term.Dimension, [term], () => $"{term.Inline}, at least {Human.Format(least, term.Dimension)}", p => Math.Max(least, p[0]));

    public static Term Greatest(Dimension dimension, params ImmutableArray<Term> terms) => terms.Length switch
    {
        0 => new Fixed(0, dimension),
        1 => terms[0],
        _ => new Formula(dimension, terms, () => $"the greatest of {Words.Join(", ", Binding.Sum, terms)}", static p => Extreme(p, p.Length - 1)),
    };

    public static Term Least(Dimension dimension, params ImmutableArray<Term> terms) =>
        new Formula(dimension, terms, () => $"the least of {Words.Join(", ", Binding.Sum, terms)}", static p => Extreme(p, 0));

    /// <summary>The value that as many terms as needed do not exceed.</summary>
    /// <param name="needed">How many; 1 to their number.</param>
    public static Term NthLeast(Dimension dimension, int needed, ImmutableArray<Term> terms) => needed == terms.Length
        ? Greatest(dimension, terms)
        : new Formula(dimension, terms, () => $"number {needed} in order of {Words.Join(", ", Binding.Sum, terms)}", p => Extreme(p, needed - 1));

    private static double Extreme(ReadOnlySpan<double> values, int index)
    {
        var sorted = values.ToArray();
        Array.Sort(sorted);
        return sorted[index];
    }

    private static double Add(ReadOnlySpan<double> parts)
    {
        var sum = 0.0;
        foreach (var part in parts)
        {
            sum += part;
        }

        return sum;
    }

    private static double Multiply(ReadOnlySpan<double> parts)
    {
        var product = 1.0;
        foreach (var part in parts)
        {
            // Nothing times however much is nothing, also where a range makes that much +∞.
            if (part == 0)
            {
                return 0;
            }

            product *= part;
        }

        return product;
    }

    private static void CheckUnits(Dimension dimension, Powers powers)
    {
        if (powers != dimension.Powers())
        {
            throw new InvalidOperationException($"These units do not make {dimension.Describe()}: {powers}.");
        }
    }
}
