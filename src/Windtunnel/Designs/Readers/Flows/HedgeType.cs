using Windtunnel.Language;
using Windtunnel.Language.Sentences;
using Windtunnel.Language.Types;
using Windtunnel.Units;

namespace Windtunnel.Designs.Readers.Flows;

/// <summary>When to ask once more: "after 20 ms", "after p95, at most 2".</summary>
public sealed class HedgeType : ScalarType<Hedge>
{
    public override string Description => "'after 20 ms', or after a percentile of the answers, 'after p95', then perhaps 'at most 2' copies";

    protected override bool TryRead(ScalarNode scalar, Reading reading, out Hedge value)
    {
        var sentence = new FormSentence(scalar, "after p95, at most 1", reading);
        sentence.Expect("after");
        double? share = null, seconds = null;
        if (sentence.Next is ['p' or 'P', .. var digits] && double.TryParse(digits, System.Globalization.CultureInfo.InvariantCulture, out var percent) && percent is > 0 and < 100)
        {
            share = Math.Round(percent / 100, 12);
            sentence.Take(sentence.Next);
        }
        else
        {
            seconds = sentence.Quantity(Dimension.Duration, s => s > 0, "at");
        }

        var copies = sentence.Take("at", "most") ? sentence.Count(1) : 1;
        value = new Hedge(seconds, share, copies);
        return sentence.End();
    }
}
