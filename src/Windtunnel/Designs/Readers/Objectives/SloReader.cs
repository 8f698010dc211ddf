using System.Collections.Immutable;
using System.Globalization;
using Windtunnel.Designs.Readers.Parts;
using Windtunnel.Language;
using Windtunnel.Language.Sentences;
using Windtunnel.Language.Types;
using Windtunnel.Units;

namespace Windtunnel.Designs.Readers.Objectives;

/// <summary>Reads objectives: "redirect p99 &lt; 100 ms". Every mistake is reported at its word.</summary>
internal sealed class SloReader(PartNames parts, Reading reading)
{
    private static readonly (string Sign, Comparison Comparison)[] Signs =
    [
        ("<", Comparison.Below), ("<=", Comparison.AtMost), ("≤", Comparison.AtMost),
        (">", Comparison.Above), (">=", Comparison.AtLeast), ("≥", Comparison.AtLeast),
        ("=", Comparison.Exactly), ("==", Comparison.Exactly),
    ];

    /// <summary>Reads a list of objectives, or one line of them with commas between.</summary>
    /// <param name="node">As written; null for none.</param>
    /// <param name="isExperiment">Whether recovery may be asked for.</param>
    public ImmutableArray<Slo> ReadAll(Node? node, bool isExperiment) =>
        [.. Pieces.Of(node, "objectives", reading).Select(s => Read(s, isExperiment)).OfType<Slo>()];

    private Slo? Read(ScalarNode scalar, bool isExperiment)
    {
        var sentence = new Sentence(scalar);
        var subject = sentence.TakeName(IsName);
        if (subject is not null && FormAt(sentence) is null)
        {
            // A flow may be called "cost"; then "cost < 5 USD/month" is still about money.
            sentence.Position = 0;
            subject = null;
        }

        if (subject is null && !SkipUnknownSubject(sentence))
        {
            return null;
        }

        var form = FormAt(sentence)!;
        var metricWhere = sentence.WhereNext;
        var share = PercentileOf(sentence.Next);
        sentence.Position += form.Metric == SloMetric.Percentile ? 1 : form.Words.Length;
        if (form.ShareDefault > 0)
        {
            share = PercentileOf(sentence.Next) is > 0 and var typed ? typed : form.ShareDefault;
            sentence.Position += PercentileOf(sentence.Next) > 0 ? 1 : 0;
        }

        var isSubjectGood = CheckSubject(subject, form, sentence, metricWhere);
        var slo = form.IsByTime ? ReadTime(sentence, scalar, subject, form, share) : ReadBound(sentence, scalar, subject, form, share);
        if (slo is null || !isSubjectGood)
        {
            return null;
        }

        if (!isExperiment && (slo.Within is not null || slo.Metric is SloMetric.Recovery or SloMetric.Detection))
        {
            reading.Error(DiagnosticCode.BadSlo, scalar.Where, $"'{scalar.Text}' is about faults, and here nothing fails.", "Move it to the 'expect' of an experiment.");
            return null;
        }

        return slo;
    }

    private bool IsName(string name) => parts.Flows.Contains(name) || parts.IsComponent(name) || parts.IsData(name);

    /// <summary>With no known subject, finds the metric and reports the words before it.</summary>
    private bool SkipUnknownSubject(Sentence sentence)
    {
        while (!sentence.IsAtEnd && FormAt(sentence) is null)
        {
            sentence.Position++;
        }

        if (sentence.IsAtEnd)
        {
            sentence.Position = 0;
            sentence.TakeName(IsName);
            reading.Error(
                DiagnosticCode.BadSlo,
                sentence.WhereNext,
                sentence.IsAtEnd ? "Something is missing after this word." : $"'{sentence.Next}' is not understood here.",
                Suggestion.Nearest(sentence.Next, SloForm.All.Select(f => f.Words[0])) is { } near ? $"Did you mean '{near}'?" : "Write for example 'redirect p99 < 100 ms' or 'cost < 40k USD/month'.");
            return false;
        }

        if (sentence.Position > 0)
        {
            var unknown = sentence.Piece(0, sentence.Position);
            reading.Error(DiagnosticCode.UnknownFlow, unknown.Where, $"There is no flow or component '{unknown.Text}'.", () => Suggestion.For(unknown.Text, [.. parts.Flows, .. parts.ComponentNames]));
            return false;
        }

        return true;
    }

    private static SloForm? FormAt(Sentence sentence)
    {
        if (PercentileOf(sentence.Next) > 0)
        {
            return SloForm.All[0];
        }

        return SloForm.All.FirstOrDefault(f => f != SloForm.All[0] && f.Words.Select((w, i) => string.Equals(sentence.Peek(i), w, StringComparison.OrdinalIgnoreCase)).All(same => same));
    }

    /// <summary>0.99 for p99; 0 for any other word.</summary>
    private static double PercentileOf(string word) =>
        word.Length is > 1 and < 12 && word[0] is 'p' or 'P' && char.IsAsciiDigit(word[1])
        && double.TryParse(word.AsSpan(1), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var percent) && percent is > 0 and < 100
            ? percent / 100 : 0;

    private bool CheckSubject(string? subject, SloForm form, Sentence sentence, SourceSpan metricWhere)
    {
        var kind = subject is null ? SloSubject.System : KindsOf(subject);
        if ((kind & form.Subjects) != SloSubject.None || kind == SloSubject.None)
        {
            return kind != SloSubject.None;
        }

        var wanted = string.Join(" or ", Enum.GetValues<SloSubject>().Where(s => s != SloSubject.None && form.Subjects.HasFlag(s)).Select(NameOf));
        var message = subject is null ? $"Nothing says whose '{string.Join(' ', form.Words)}' is meant; it is about {wanted}."
            : form.Subjects == SloSubject.System ? $"'{form.Words[0]}' is about the whole system, not about '{subject}'."
            : $"'{subject}' is not {wanted}, which '{string.Join(' ', form.Words)}' is about.";
        reading.Error(subject is null ? DiagnosticCode.BadSlo : DiagnosticCode.WrongKind, subject is null ? metricWhere : sentence.Piece(0, 1).Where, message, $"Write for example '{form.Example}'.");
        return false;
    }

    private SloSubject KindsOf(string name)
    {
        var kinds = parts.Flows.Contains(name) ? SloSubject.Flow : SloSubject.None;
        kinds |= parts.IsData(name) ? SloSubject.Data : SloSubject.None;
        if (parts.Component(name) is { } component)
        {
            kinds |= SloSubject.Component
                | (component.Kind.FindOperation("set") is null ? SloSubject.None : SloSubject.Cache)
                | (component.Kind.FindOperation("send") is null ? SloSubject.None : SloSubject.Queue)
                | (component.Plan is { WritesReachAll: true } ? SloSubject.Store : SloSubject.None);
        }

        return kinds;
    }

    private static string NameOf(SloSubject subject) => subject == SloSubject.System ? "the whole system" : $"a {subject.ToString().ToLowerInvariant()}";

    private Slo? ReadTime(Sentence sentence, ScalarNode scalar, string? subject, SloForm form, double share)
    {
        if (!sentence.Take("within") && !sentence.Take("in"))
        {
            return Misread(sentence, "'within'", $"Write for example '{form.Example}'.");
        }

        return Scalars.TryRead(sentence.TakeUntil(), Dimension.Duration, reading, out var time)
            ? new Slo(scalar.Text.Trim(), scalar.Where, subject, form.Metric, share, Comparison.AtMost, time, null) : null;
    }

    private Slo? ReadBound(Sentence sentence, ScalarNode scalar, string? subject, SloForm form, double share)
    {
        var isBack = sentence.Take("back");
        var comparisonWhere = sentence.WhereNext;
        if (ReadComparison(sentence) is not { } comparison)
        {
            return Misread(sentence, "a comparison", $"Write for example '{form.Example}'.");
        }

        var targetText = sentence.TakeUntil("within");
        if (targetText.Text.Length == 0)
        {
            return Misread(sentence, "the target", $"Write for example '{form.Example}'.");
        }

        if (!Scalars.TryRead(targetText, form.Dimension, reading, out var target))
        {
            return null;
        }

        Quantity? within = null;
        if (sentence.Take("within"))
        {
            if (!Scalars.TryRead(sentence.TakeUntil(), Dimension.Duration, reading, out var limit))
            {
                return null;
            }

            within = limit;
        }

        if (isBack && within is null)
        {
            return Misread(sentence, "'within' and a time", "Write for example 'redirect p99 back under 100 ms within 120 s'.");
        }

        return IsSensible(form, comparison, comparisonWhere, target, targetText)
            ? new Slo(scalar.Text.Trim(), scalar.Where, subject, form.Metric, share, comparison, target, within) : null;
    }

    private static Comparison? ReadComparison(Sentence sentence)
    {
        foreach (var (sign, comparison) in Signs)
        {
            if (sentence.Take(sign))
            {
                return comparison;
            }
        }

        return sentence.Take("under") || sentence.Take("below") || sentence.Take("less", "than") ? Comparison.Below
            : sentence.Take("above") || sentence.Take("over") || sentence.Take("more", "than") ? Comparison.Above
            : sentence.Take("at", "most") ? Comparison.AtMost
            : sentence.Take("at", "least") ? Comparison.AtLeast
            : null;
    }

    private bool IsSensible(SloForm form, Comparison comparison, SourceSpan where, Quantity target, ScalarNode targetText)
    {
        var isUpper = comparison is Comparison.Below or Comparison.AtMost;
        if (form.IsSmallGood is { } isSmallGood && (comparison == Comparison.Exactly || isUpper != isSmallGood))
        {
            reading.Error(DiagnosticCode.BadSlo, where, $"'{string.Join(' ', form.Words)}' is good when it is {(isSmallGood ? "small" : "large")}; this asks for the opposite.", $"Write '{(isSmallGood ? "<" : ">=")}' here.");
            return false;
        }

        if (target.Dimension == Dimension.Share && target.High > 1)
        {
            reading.Error(DiagnosticCode.OutOfRange, targetText.Where, $"'{targetText.Text}' is more than all of it.", "Write a share up to 100 %.");
            return false;
        }

        if (target.IsRange)
        {
            reading.Error(DiagnosticCode.BadSlo, targetText.Where, "A target is one value, not a range.", $"Write for example '{form.Example}'.");
            return false;
        }

        return true;
    }

    private Slo? Misread(Sentence sentence, string needed, string remedy)
    {
        reading.Error(DiagnosticCode.BadSlo, sentence.WhereNext, sentence.IsAtEnd ? $"After this word {needed} is missing." : $"Here stands '{sentence.Next}'; {needed} is needed.", remedy);
        return null;
    }
}
