using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Nodes;
using Windtunnel.Language;
using Windtunnel.Language.Sentences;
using Windtunnel.Language.Types;
using Windtunnel.Units;

namespace Windtunnel.Components.Scaling;

/// <summary>Scaling in a sentence: "2 to 20 at 60 % cpu", "2 to 20 by +2 above 70 % and -1 below 30 %".</summary>
public sealed class ScaleType : ScalarType<Scale>
{
    private const string Remedy = "Write for example: 2 to 20 at 60 % cpu, or: 2 to 20 by +2 above 70 % and -1 below 30 %.";

    /// <summary>Instances that can be laid out in memory.</summary>
    private const int InstancesMax = 1_000_000;

    public override string Description => "the fewest 'to' the most instances, and 'at' a share of cpu to keep, or 'by' steps such as '+2 above 70 % and -1 below 30 %'";

    public override JsonObject Schema() => new() { ["type"] = "string" };

    protected override bool TryRead(ScalarNode scalar, Reading reading, out Scale value)
    {
        ArgumentNullException.ThrowIfNull(reading);
        value = null!;
        var sentence = new Sentence(scalar);
        var boundsText = sentence.TakeUntil("at", "by");
        if (!Scalars.TryRead(boundsText, Dimension.Number, reading, out var bounds))
        {
            return false;
        }

        if (bounds.Low < 1 || bounds.High > InstancesMax || bounds.Low != Math.Floor(bounds.Low) || bounds.High != Math.Floor(bounds.High))
        {
            reading.Error(DiagnosticCode.OutOfRange, boundsText.Where, $"'{boundsText.Text}' is out of range: instances are whole numbers from 1 to {InstancesMax:N0}.", Remedy);
            return false;
        }

        double? target = null;
        ImmutableArray<ScaleRule> rules = [];
        var isRead = sentence.Take("at") ? TryTarget(sentence, reading, out target)
            : sentence.Take("by") ? TryRules(sentence, reading, out rules)
            : Wrong(sentence, reading, "Nothing says when it scales.");
        value = new Scale((int)bounds.Low, (int)bounds.High, target, rules);
        return isRead;
    }

    private static bool TryTarget(Sentence sentence, Reading reading, out double? target)
    {
        target = null;
        if (!TryShare(sentence.TakeUntil("cpu"), reading, 0.01, out var share))
        {
            return false;
        }

        target = share;
        sentence.Take("cpu");
        return sentence.IsAtEnd || Wrong(sentence, reading, $"'{sentence.Next}' is not understood here.");
    }

    private static bool TryRules(Sentence sentence, Reading reading, out ImmutableArray<ScaleRule> rules)
    {
        rules = [];
        var found = new List<ScaleRule>();
        do
        {
            var where = sentence.WhereNext;
            var text = sentence.TakeUntil("above", "below").Text;
            if (!int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var change) || change == 0 || Math.Abs((long)change) > InstancesMax)
            {
                reading.Error(DiagnosticCode.UnknownChoice, where, $"'{text}' is no number of instances to add or take away.", Remedy);
                return false;
            }

            if (!sentence.Take(change > 0 ? "above" : "below"))
            {
                return Wrong(sentence, reading, change > 0 ? "Instances are added above a utilisation." : "Instances are taken away below a utilisation.");
            }

            if (!TryShare(sentence.TakeUntil("and"), reading, 0, out var bound))
            {
                return false;
            }

            found.Add(new ScaleRule(change, bound));
        }
        while (sentence.Take("and"));

        if (found.Where(r => r.Change < 0).Select(r => r.Bound).DefaultIfEmpty(0).Max() >= found.Where(r => r.Change > 0).Select(r => r.Bound).DefaultIfEmpty(2).Min())
        {
            reading.Error(DiagnosticCode.Contradiction, sentence.WhereNext, "At one utilisation some would be added and others taken away.", "Take instances away below a lower utilisation than the one above which they are added.");
            return false;
        }

        rules = [.. found];
        return true;
    }

    private static bool TryShare(ScalarNode text, Reading reading, double least, out double share)
    {
        share = 0;
        if (!Scalars.TryRead(text, Dimension.Share, reading, out var read))
        {
            return false;
        }

        if (read.Low < least || read.High > 1)
        {
            reading.Error(DiagnosticCode.OutOfRange, text.Where, $"'{text.Text}' is out of range: a utilisation is from {least * 100:0} % to 100 %.", Remedy);
            return false;
        }

        share = read.Nominal;
        return true;
    }

    private static bool Wrong(Sentence sentence, Reading reading, string what)
    {
        reading.Error(DiagnosticCode.UnknownChoice, sentence.WhereNext, what, Remedy);
        return false;
    }
}
