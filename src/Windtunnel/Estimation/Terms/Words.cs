using Windtunnel.Units;

namespace Windtunnel.Estimation.Terms;

/// <summary>How terms are written out.</summary>
internal static class Words
{
    /// <summary>Longer arithmetic inside other arithmetic is given by its value.</summary>
    public const int InlineMax = 100;

    /// <summary>Most parts of a sum that are written out.</summary>
    private const int PartsMax = 6;

    /// <summary>The value with its unit; a range where it is uncertain.</summary>
    public static string Show(Term term) => term.Spread is { } spread
        ? Human.Format(new Quantity(spread.Low, spread.High, term.Dimension))
        : Human.Format(term.Nominal, term.Dimension);

    /// <summary>Parts joined by a sign, in brackets where they need them, cut where they are many.</summary>
    public static string Join(string sign, Binding binding, IReadOnlyList<Term> parts)
    {
        var shown = parts.Take(parts.Count > PartsMax ? PartsMax - 1 : PartsMax).Select(p => Bracket(p, binding));
        var rest = parts.Count > PartsMax ? $"{sign}… ({parts.Count - PartsMax + 1} more)" : "";
        return string.Join(sign, shown) + rest;
    }

    public static string Bracket(Term part, Binding within)
    {
        var text = part.Inline;
        return part.Binding < within && text == part.Text ? $"({text})" : text;
    }
}
