using System.Text.Json.Nodes;
using Windtunnel.Language;
using Windtunnel.Language.Sentences;
using Windtunnel.Language.Types;
using Windtunnel.Units;

namespace Windtunnel.Components.Health;

/// <summary>Ejection of outliers in a sentence: "after 5 errors for 30 s at most 10 %", or "above 50 % errors over 10 s of 50 requests".</summary>
public sealed class OutlierRuleType : ScalarType<OutlierRule>
{
    /// <summary>The shortest ejection [s].</summary>
    private const double ForMin = 1e-3;

    public override string Description => "'after' so many errors in a row, or 'above' a share of errors, perhaps 'over' a duration 'of' at least so many requests; then perhaps 'for' a duration and 'at most' a share of the instances";

    public override JsonObject Schema() => new() { ["type"] = "string" };

    protected override bool TryRead(ScalarNode scalar, Reading reading, out OutlierRule value)
    {
        var isRate = scalar is { Text: { } text } && text.TrimStart().StartsWith("above", StringComparison.OrdinalIgnoreCase);
        var sentence = new FormSentence(scalar, isRate ? "above 50 % errors over 10 s of 50 requests for 30 s" : "after 5 errors for 30 s at most 10 %", reading);
        var rate = isRate ? Rate(sentence) : null;
        int? errors = isRate ? null : InARow(sentence);
        var seconds = sentence.Take("for") ? sentence.Quantity(Dimension.Duration, s => s >= ForMin, "at") : OutlierRule.ForUsual;
        var most = sentence.Take("at", "most") ? sentence.Quantity(Dimension.Share, s => s is >= 0 and <= 1) : OutlierRule.MostUsual;
        value = new OutlierRule(errors, seconds, most) { Rate = rate };
        return sentence.End();
    }

    private static int InARow(FormSentence sentence)
    {
        sentence.Expect("after");
        var errors = sentence.Count(1, "errors", "error", "for", "at");
        _ = sentence.Take("errors") || sentence.Take("error");
        return errors;
    }

    private static ErrorRate Rate(FormSentence sentence)
    {
        sentence.Expect("above");
        var share = sentence.Quantity(Dimension.Share, s => s is > 0 and <= 1, "errors", "over", "of", "for", "at");
        _ = sentence.Take("errors");
        var interval = sentence.Take("over") ? sentence.Quantity(Dimension.Duration, s => s >= ForMin, "of", "for", "at") : ErrorRate.IntervalUsual;
        var requests = sentence.Take("of") ? sentence.Count(1, "requests", "request", "for", "at") : ErrorRate.RequestsUsual;
        _ = sentence.Take("requests") || sentence.Take("request");
        return new ErrorRate(share, interval, requests);
    }
}
