using System.Collections.Immutable;
using Windtunnel.Components;
using Windtunnel.Estimation.Sampling;
using Windtunnel.Language;
using Windtunnel.Units;

namespace Windtunnel.Estimation.Terms;

/// <summary>What a kind answers about a component, as a term: the keys it looked at are the inputs, and their ranges are sampled.</summary>
internal sealed class Answer : Term
{
    private readonly Component _component;
    private readonly ImmutableArray<Knob> _knobs;
    private readonly int _terms;
    private readonly Question _question;
    private readonly Func<string> _text;
    private readonly bool _isSlow;

    private Answer(
        Component component, Dimension dimension, ImmutableArray<Term> terms, ImmutableArray<Knob> knobs, Question question, Func<string> text, bool isSlow)
        : base(dimension, [.. terms, .. knobs.SelectMany(k => k.Inputs)])
    {
        (_component, _knobs, _terms, _question, _text, _isSlow) = (component, knobs, terms.Length, question, text, isSlow);
    }

    /// <summary>Asks about a component.</summary>
    /// <param name="component">Settings at their nominal values, or at sampled ones.</param>
    /// <param name="terms">Values of the terms the question also depends on, in their order.</param>
    public delegate double Question(Component component, ReadOnlySpan<double> terms);

    public override string Text => _text();

    /// <param name="component">Who is asked about.</param>
    /// <param name="dimension">Of the answer.</param>
    /// <param name="text">The answer in words.</param>
    /// <param name="question">Pure.</param>
    /// <param name="terms">Whatever else the answer depends on.</param>
    public static Term Of(Component component, Dimension dimension, Func<string> text, Question question, params ImmutableArray<Term> terms) =>
        Of(component, dimension, text, question, terms, isSlow: false);

    /// <summary>The same for a question that takes long: samples are read off a surface through some of them.</summary>
    public static Term OfSlow(Component component, Dimension dimension, Func<string> text, Question question, ImmutableArray<Term> terms) =>
        Of(component, dimension, text, question, terms, isSlow: true);

    private static Answer Of(Component component, Dimension dimension, Func<string> text, Question question, ImmutableArray<Term> terms, bool isSlow)
    {
        var asked = new List<Key>();
        Span<double> nominal = stackalloc double[terms.Length];
        for (var i = 0; i < terms.Length; i++)
        {
            nominal[i] = terms[i].Nominal;
        }

        question(component with { Settings = component.Settings.Watch(asked) }, nominal);
        var knobs = asked.Distinct().Select(key => Knob.Of(component, key)).OfType<Knob>().ToImmutableArray();
        return new Answer(component, dimension, terms, knobs, question, text, isSlow);
    }

    protected override double[] Draw()
    {
        if (!_isSlow)
        {
            return base.Draw();
        }

        var uncertain = Enumerable.Range(0, Parts.Length).Where(i => Parts[i].Spread is not null).ToArray();
        var values = Parts.Select(p => p.Nominal).ToArray();
        return ResponseSurface.Draw([.. uncertain.Select(i => Parts[i].Samples!)], Sample.Count, sample =>
        {
            foreach (var part in uncertain)
            {
                values[part] = Parts[part].Samples![sample];
            }

            return Compute(values);
        });
    }

    protected override double Compute(ReadOnlySpan<double> parts)
    {
        // At the middle of every range the component is what the design says; only ranges have to be set.
        var component = _component;
        var at = _terms;
        foreach (var knob in _knobs)
        {
            if (knob.Inputs.Any(i => i.IsUncertain))
            {
                component = knob.Turn(component, parts.Slice(at, knob.Inputs.Length).ToArray());
            }

            at += knob.Inputs.Length;
        }

        return _question(component, parts[.._terms]);
    }
}
