using System.Collections.Immutable;
using Windtunnel.Units;

namespace Windtunnel.Estimation.Terms;

/// <summary>Computes a value from the values of parts, in their order; pure.</summary>
internal delegate double Compute(ReadOnlySpan<double> parts);

/// <summary>Any function of other terms, with the words that say what it does.</summary>
/// <param name="text">Written when asked for, not before: most workings are never read.</param>
internal sealed class Formula(Dimension dimension, ImmutableArray<Term> parts, Func<string> text, Compute compute, Binding binding = Binding.Atom)
    : Term(dimension, parts)
{
    private string? _text;

    public override string Text => _text ??= text();

    public override Binding Binding => binding;

    protected override double Compute(ReadOnlySpan<double> parts) => compute(parts);
}
