using System.Collections.Immutable;
using Windtunnel.Estimation.Sampling;
using Windtunnel.Units;

namespace Windtunnel.Estimation.Terms;

/// <summary>
/// A number of the estimate that knows how it comes about. A formula is written once, as terms; its nominal value, its samples, its working and
/// its inputs all follow from the same object, so they cannot disagree.
/// </summary>
/// <param name="dimension">What it measures; all values are in its base unit.</param>
/// <param name="parts">What it is computed from.</param>
internal abstract class Term(Dimension dimension, ImmutableArray<Term> parts)
{
    private double? _nominal;
    private bool? _isUncertain;
    private double[]? _samples;
    private Spread? _spread;

    public Dimension Dimension { get; } = dimension;

    public ImmutableArray<Term> Parts { get; } = parts;

    /// <summary>The value with every range at its middle [base unit].</summary>
    public double Nominal => _nominal ??= ComputeNominal();

    /// <summary>Whether an input somewhere below is a range.</summary>
    public virtual bool IsUncertain => _isUncertain ??= IsRange || Parts.Any(p => p.IsUncertain);

    /// <summary>The arithmetic as people write it: "100 B × 365bn". Without the result.</summary>
    public abstract string Text { get; }

    /// <summary>How tightly <see cref="Text"/> holds together inside other arithmetic.</summary>
    public virtual Binding Binding => Binding.Atom;

    /// <summary>How it appears inside other arithmetic.</summary>
    public virtual string Inline => Text.Length <= Words.InlineMax ? Text : Words.Show(this);

    /// <summary>One value per sample, in the order of <see cref="Input"/>'s draws; null when nothing is uncertain. Owned by the term: do not write.</summary>
    public double[]? Samples => IsUncertain ? _samples ??= Draw() : null;

    /// <summary>Where the samples lie; null when nothing is uncertain, or what is uncertain makes no difference here.</summary>
    public Spread? Spread => !IsUncertain ? null : (_spread ??= Sampling.Spread.Of(Samples!)) is { IsConstant: false } spread ? spread : null;

    protected virtual bool IsRange => false;

    /// <summary>The value from the values of <see cref="Parts"/>, in their order.</summary>
    protected abstract double Compute(ReadOnlySpan<double> parts);

    protected virtual double[] Draw()
    {
        var values = Parts.Select(p => p.Nominal).ToArray();
        var uncertain = Enumerable.Range(0, values.Length).Where(i => Parts[i].IsUncertain).Select(i => (Part: i, Samples: Parts[i].Samples!)).ToArray();
        var samples = new double[Sample.Count];
        for (var i = 0; i < samples.Length; i++)
        {
            foreach (var (part, column) in uncertain)
            {
                values[part] = column[i];
            }

            samples[i] = Compute(values);
        }

        return samples;
    }

    private double ComputeNominal()
    {
        var values = new double[Parts.Length];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = Parts[i].Nominal;
        }

        return Compute(values);
    }

    public static Term operator +(Term a, Term b) => Arithmetic.Sum(a.Dimension, a, b);

    /// <summary>This term under a name that other workings call it by.</summary>
    public Term Named(string name) => new Named(name, this);

    public override string ToString() => $"{Text} = {Words.Show(this)}";
}
