namespace Windtunnel.Units;

/// <summary>Splits a relation into its quantity and the name after <c>x</c>, <c>of</c> or <c>per</c>.</summary>
internal static class RelationParser
{
    private const int LengthMax = 300;

    public static bool TryParse(string text, out Relation relation, out QuantityProblem problem)
    {
        relation = null!;
        if (string.IsNullOrWhiteSpace(text) || text.Length > LengthMax)
        {
            problem = NotARelation(text);
            return false;
        }

        if (!TrySplit(text, out var end, out var subjectOffset, out var isPart))
        {
            problem = NotARelation(text);
            return false;
        }

        if (!Quantity.TryParse(text[..end], out var amount, out problem))
        {
            return false;
        }

        if (isPart != (amount.Dimension is Dimension.Share))
        {
            problem = new(QuantityFault.WrongDimension, $"'{text.Trim()}' is not a relation.", "Write a share as 20 % of urls, anything else as 2/day per user.", 0, end);
            return false;
        }

        var subject = text[subjectOffset..].Trim();
        if (!IsName(subject))
        {
            problem = new(QuantityFault.Malformed, $"'{subject}' is not a name.", "Write the name of a flow, a data set or a number, as in 10 x shorten.", subjectOffset, text.Length - subjectOffset);
            return false;
        }

        relation = new(amount, subject);
        return true;
    }

    /// <summary>Finds the end of the quantity and the start of the name.</summary>
    private static bool TrySplit(string text, out int end, out int subject, out bool isPart)
    {
        isPart = false;
        if (TryFactor(text, out end))
        {
            subject = end;
            return true;
        }

        var of = text.IndexOf(" of ", StringComparison.OrdinalIgnoreCase);
        if (of > 0)
        {
            isPart = true;
            (end, subject) = (of, of + 4);
            return true;
        }

        // The last per begins the name, unless a time or a thing that is priced stands there: 5 per 30 days is a rate.
        var per = text.LastIndexOf(" per ", StringComparison.OrdinalIgnoreCase);
        (end, subject) = (per, per + 5);
        return per > 0 && !Quantity.TryParse(text, out _, out _);
    }

    /// <summary>The name begins after the last x that closes a factor, so that <c>5 x to 10 x shorten</c> is a range.</summary>
    private static bool TryFactor(string text, out int end)
    {
        for (end = text.Length - 1; end > 0; end--)
        {
            if (text[end - 1] is 'x' or '×' && !char.IsLetter(text[end]) && Quantity.TryParse(text[..end], Dimension.Factor, out _, out _))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>A name begins with a letter and goes on with letters, digits, spaces, hyphens and underscores.</summary>
    private static bool IsName(string subject) =>
        subject.Length > 0 && char.IsLetter(subject[0])
        && subject.All(c => char.IsLetterOrDigit(c) || c is ' ' or '-' or '_' or '.' or '/');

    private static QuantityProblem NotARelation(string? text) => new(
        QuantityFault.Malformed,
        "A relation is missing.",
        "Write for example 10 x shorten, 20 % of urls, 2/day per user or 1 per order.",
        0,
        text?.Length ?? 0);
}
