using Windtunnel.Designs.Readers.Parts;
using Windtunnel.Language;
using Windtunnel.Language.Sentences;
using Windtunnel.Language.Types;
using Windtunnel.Units;

namespace Windtunnel.Designs.Readers.Alerts;

/// <summary>Reads a rule from where its form is known. Every mistake is reported at its word.</summary>
/// <param name="name">Of the alert.</param>
/// <param name="scalar">The rule as written.</param>
/// <param name="words">Its words, read up to what is watched.</param>
/// <param name="subject">Who is watched.</param>
/// <param name="form">How such a rule is written.</param>
/// <param name="reading">Receives what is wrong.</param>
internal sealed class AlertRule(string name, ScalarNode scalar, Sentence words, string subject, AlertForm form, Reading reading)
{
    // The Site Reliability Workbook (2018), ch. 5: 2 % of a month's budget in an hour, 5 % in six.
    private static readonly (string Word, double Rate, double Long, double Short)[] Burns = [("fast", 14.4, 3600, 300), ("slowly", 6, 6 * 3600, 1800)];

    private string Text => scalar.Text.Trim();

    public ThresholdAlert? ReadThreshold(AlertSignal signal)
    {
        var isAbove = words.Take(">") || words.Take("above");
        if ((!isAbove && !words.Take("<") && !Needs("below", "'>' or '<'")) || Quantity(form.Dimension, "for") is not { } threshold)
        {
            return null;
        }

        var length = words.Take("for") ? Quantity(Dimension.Duration) : Units.Quantity.Duration(0);
        return length is { } time ? new ThresholdAlert(name, Text, scalar.Where, subject, signal, isAbove, threshold, time.Nominal) : null;
    }

    public BurnAlert? ReadBurn()
    {
        if (!Needs("of", "'of' and an availability"))
        {
            return null;
        }

        var where = words.WhereNext;
        if (Quantity(Dimension.Share, "burns") is not { } objective || !Needs("burns", "'burns'"))
        {
            return null;
        }

        if (objective.Low <= 0 || objective.High >= 1)
        {
            reading.Error(DiagnosticCode.OutOfRange, where, "Such an objective leaves no budget, or nothing but one.", "Write an availability between 0 and 100 %: 99.9 %.");
            return null;
        }

        return ReadWindows() is var (rate, first, second)
            ? new BurnAlert(name, Text, scalar.Where, subject, objective.Nominal, rate, Math.Max(first, second), Math.Min(first, second)) : null;
    }

    /// <summary>"1 % of redirect every 10 min".</summary>
    public AuditAlert? ReadAudit(PartNames parts)
    {
        var whereShare = words.WhereNext;
        if (Quantity(Dimension.Share, "of") is not { } share || !Needs("of", "'of' and a flow"))
        {
            return null;
        }

        if (words.TakeName(parts.Flows.Contains) is not { } flow)
        {
            var unknown = words.TakeUntil("every");
            reading.Error(DiagnosticCode.UnknownFlow, unknown.Where, $"There is no flow '{unknown.Text}'.", () => Suggestion.For(unknown.Text, [.. parts.Flows]));
            return null;
        }

        if (!Needs("every", "'every' and a duration") || Quantity(Dimension.Duration) is not { } every)
        {
            return null;
        }

        if (share.Low > 0 && share.High <= 1 && every.Low > 0)
        {
            return new AuditAlert(name, Text, scalar.Where, flow, share.Nominal, every.Nominal);
        }

        reading.Error(DiagnosticCode.OutOfRange, whereShare, "An audit looks at some of the answers, at most all, now and then.", $"Write for example '{form.Example}'.");
        return null;
    }

    /// <summary>"fast", "slowly", or "14.4 x over 1 h and 5 min".</summary>
    private (double Rate, double First, double Second)? ReadWindows()
    {
        foreach (var (word, usual, longest, shortest) in Burns)
        {
            if (words.Count == words.Position + 1 && words.Take(word))
            {
                return (usual, longest, shortest);
            }
        }

        var where = words.WhereNext;
        if (Quantity(Dimension.Factor, "over") is not { } rate || !Needs("over", "'over' and two windows")
            || Quantity(Dimension.Duration, "and") is not { } first || !Needs("and", "'and' with a second window")
            || Quantity(Dimension.Duration) is not { } second)
        {
            return null;
        }

        if (rate.Nominal > 0 && first.Nominal > 0 && second.Nominal > 0)
        {
            return (rate.Nominal, first.Nominal, second.Nominal);
        }

        reading.Error(DiagnosticCode.OutOfRange, where, "A window has a length, and a budget burns at some rate.", $"Write for example '{form.Example}'.");
        return null;
    }

    private bool Needs(string word, string what) => words.Take(word) || Misread(what);

    private Quantity? Quantity(Dimension dimension, params ReadOnlySpan<string> stops)
    {
        var text = words.TakeUntil(stops);
        if (text.Text.Length == 0)
        {
            Misread($"a {dimension.Describe()}");
            return null;
        }

        return Scalars.TryRead(text, dimension, reading, out var value) ? value : null;
    }

    private bool Misread(string needed)
    {
        reading.Error(DiagnosticCode.BadAlert, words.WhereNext, words.IsAtEnd ? $"After this word {needed} is missing." : $"Here stands '{words.Next}'; {needed} is needed.", $"Write for example '{form.Example}'.");
        return false;
    }
}
