using Windtunnel.Language;
using Windtunnel.Language.Sentences;
using Windtunnel.Language.Types;
using Windtunnel.Units;

namespace Windtunnel.Designs.Readers.Flows;

/// <summary>When to stop calling: "opens at 50 % of 20 calls in 10 s, half-open after 5 s".</summary>
public sealed class BreakerType : ScalarType<Breaker>
{
    /// <summary>How long it stays open where nobody says: between the 5 s of Polly and the 60 s of resilience4j.</summary>
    private const double OpenSeconds = 30;

    public override string Description =>
        "'opens at 50 % of 20 calls', then perhaps 'in 10 s', else of the last 20 calls whenever they were, then perhaps 'half-open after 5 s', else after 30 s (between Polly's 5 s and resilience4j's 60 s)";

    protected override bool TryRead(ScalarNode scalar, Reading reading, out Breaker value)
    {
        var sentence = new FormSentence(scalar, "opens at 50 % of 20 calls in 10 s, half-open after 30 s", reading);
        sentence.Expect("opens", "at");
        var share = sentence.Quantity(Dimension.Share, s => s is > 0 and <= 1, "of");
        sentence.Expect("of");
        var calls = sentence.Count(1, "calls");
        sentence.Expect("calls");
        double? window = sentence.Take("in") ? sentence.Quantity(Dimension.Duration, s => s > 0, "half-open") : null;
        var open = sentence.Take("half-open", "after") ? sentence.Quantity(Dimension.Duration, s => s > 0) : OpenSeconds;
        value = new Breaker(share, calls, window, open);
        return sentence.End();
    }
}
