using System.Text.Json.Nodes;
using Windtunnel.Language;
using Windtunnel.Language.Sentences;
using Windtunnel.Language.Types;
using Windtunnel.Units;

namespace Windtunnel.Components.Health;

/// <summary>Ejection of outliers in a sentence: "after 5 errors for 30 s at most 10 %".</summary>
public sealed class OutlierRuleType : ScalarType<OutlierRule>
{
    private const string Remedy = "Write for example: after 5 errors for 30 s at most 10 %.";

    public override string Description => "'after' so many errors in a row, perhaps 'for' a duration and 'at most' a share of the instances";

    public override JsonObject Schema() => new() { ["type"] = "string" };

    protected override bool TryRead(ScalarNode scalar, Reading reading, out OutlierRule value)
    {
        ArgumentNullException.ThrowIfNull(reading);
        value = null!;
        var sentence = new Sentence(scalar);
        if (!sentence.Take("after"))
        {
            return Counts.Wrong(sentence, reading, "Ejection begins with 'after'.", Remedy);
        }

        if (!Counts.TryRead(sentence.TakeUntil("errors", "error", "for", "at"), reading, Remedy, out var errors))
        {
            return false;
        }

        _ = sentence.Take("errors") || sentence.Take("error");
        var time = Quantity.Of(OutlierRule.ForUsual, Dimension.Duration);
        var most = Quantity.Of(OutlierRule.MostUsual, Dimension.Share);
        var isRead = (!sentence.Take("for") || TryRead(sentence.TakeUntil("at"), Dimension.Duration, 1e-3, double.PositiveInfinity, reading, out time))
            && (!sentence.Take("at", "most") || TryRead(sentence.TakeUntil(), Dimension.Share, 0, 1, reading, out most));
        value = new OutlierRule(errors, time.Nominal, most.Nominal);
        return isRead && (sentence.IsAtEnd || Counts.Wrong(sentence, reading, $"'{sentence.Next}' is not understood here.", Remedy));
    }

    private static bool TryRead(ScalarNode text, Dimension dimension, double low, double high, Reading reading, out Quantity value)
    {
        if (!Scalars.TryRead(text, dimension, reading, out value))
        {
            return false;
        }

        if (value.Low < low || value.High > high)
        {
            reading.Error(DiagnosticCode.OutOfRange, text.Where, $"'{text.Text}' is out of range.", Remedy);
            return false;
        }

        return true;
    }
}
