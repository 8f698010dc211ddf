using System.Text.Json.Nodes;
using Windtunnel.Language;
using Windtunnel.Language.Sentences;
using Windtunnel.Language.Types;
using Windtunnel.Units;

namespace Windtunnel.Components.Health;

/// <summary>Ejection of outliers in a sentence: "after 5 errors for 30 s at most 10 %".</summary>
public sealed class OutlierRuleType : ScalarType<OutlierRule>
{
    /// <summary>The shortest ejection [s].</summary>
    private const double ForMin = 1e-3;

    public override string Description => "'after' so many errors in a row, perhaps 'for' a duration and 'at most' a share of the instances";

    public override JsonObject Schema() => new() { ["type"] = "string" };

    protected override bool TryRead(ScalarNode scalar, Reading reading, out OutlierRule value)
    {
        var sentence = new FormSentence(scalar, "after 5 errors for 30 s at most 10 %", reading);
        sentence.Expect("after");
        var errors = sentence.Count(1, "errors", "error", "for", "at");
        _ = sentence.Take("errors") || sentence.Take("error");
        var seconds = sentence.Take("for") ? sentence.Quantity(Dimension.Duration, s => s >= ForMin, "at") : OutlierRule.ForUsual;
        var most = sentence.Take("at", "most") ? sentence.Quantity(Dimension.Share, s => s is >= 0 and <= 1) : OutlierRule.MostUsual;
        value = new OutlierRule(errors, seconds, most);
        return sentence.End();
    }
}
