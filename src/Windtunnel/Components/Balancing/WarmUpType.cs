using System.Text.Json.Nodes;
using Windtunnel.Language;
using Windtunnel.Language.Sentences;
using Windtunnel.Language.Types;
using Windtunnel.Units;

namespace Windtunnel.Components.Balancing;

/// <summary>The first time after a start in a sentence: "3 x for 1 min".</summary>
public sealed class WarmUpType : ScalarType<WarmUp>
{
    private const double FactorMax = 1_000;

    public override string Description => "a factor, 'for' and a duration";

    public override JsonObject Schema() => new() { ["type"] = "string" };

    protected override bool TryRead(ScalarNode scalar, Reading reading, out WarmUp value)
    {
        var sentence = new FormSentence(scalar, "3 x for 1 min", reading);
        var factor = sentence.Quantity(Dimension.Factor, f => f is >= 1 and <= FactorMax, "for");
        sentence.Expect("for");
        value = new WarmUp(factor, sentence.Quantity(Dimension.Duration, s => s > 0));
        return sentence.End();
    }
}
