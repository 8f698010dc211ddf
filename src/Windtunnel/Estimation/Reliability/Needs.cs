using System.Collections.Immutable;
using System.Numerics;
using Windtunnel.Estimation.Terms;
using Windtunnel.Units;

namespace Windtunnel.Estimation.Reliability;

/// <summary>
/// The probability that something succeeds, as a sum over sets of components that must be up: 69 % need web and cache, 31 % also urls.
/// </summary>
/// <remarks>
/// A component asked twice in one request is up or down for both, so sets are joined, not multiplied: a polynomial in which every power of
/// a variable is the variable itself. Bit i of a set stands for component i.
/// </remarks>
internal sealed class Needs
{
    private const int SetsMax = 256;

    public static readonly Needs Nothing = new(ImmutableDictionary<BigInteger, Term>.Empty.Add(BigInteger.Zero, Fixed.One));

    private static readonly Term minusOne = new Fixed(-1, Dimension.Share);

    private readonly ImmutableDictionary<BigInteger, Term> _sets;

    private Needs(ImmutableDictionary<BigInteger, Term> sets) => _sets = sets;

    /// <summary>The sets with their weights.</summary>
    public IEnumerable<(BigInteger Set, Term Weight)> Sets => _sets.OrderBy(s => s.Key).Select(s => (s.Key, s.Value));

    /// <summary>One component.</summary>
    public static Needs Of(int component) => new(ImmutableDictionary<BigInteger, Term>.Empty.Add(BigInteger.One << component, Fixed.One));

    /// <summary>Whether the product of two would have more sets than it is worth keeping apart.</summary>
    public static bool IsTooLong(Needs a, Needs b) => (long)a._sets.Count * b._sets.Count > SetsMax;

    /// <summary>Both must succeed.</summary>
    public static Needs operator *(Needs a, Needs b) =>
        new(Collect(from x in a._sets from y in b._sets select (x.Key | y.Key, Arithmetic.Product(Dimension.Share, x.Value, y.Value))));

    public static Needs operator +(Needs a, Needs b) => new(Collect(a._sets.Concat(b._sets).Select(s => (s.Key, s.Value))));

    public static Needs operator -(Needs a, Needs b) => a + b.Times(minusOne);

    /// <summary>With a probability.</summary>
    public Needs Times(Term weight) => new(_sets.ToImmutableDictionary(s => s.Key, s => Arithmetic.Product(Dimension.Share, weight, s.Value)));

    private static ImmutableDictionary<BigInteger, Term> Collect(IEnumerable<(BigInteger Set, Term Weight)> sets) =>
        sets.GroupBy(s => s.Set).ToImmutableDictionary(g => g.Key, g => Arithmetic.Sum(Dimension.Share, g.Select(s => s.Weight)));
}
