using Windtunnel.Language;
using Windtunnel.Language.Sentences;
using Windtunnel.Language.Types;

namespace Windtunnel.Designs.Readers.Flows;

/// <summary>How many calls at once: "20", "20 and 50 waiting".</summary>
public sealed class BulkheadType : ScalarType<Bulkhead>
{
    public override string Description => "number of calls at once, then perhaps 'and 50 waiting', else none waits";

    protected override bool TryRead(ScalarNode scalar, Reading reading, out Bulkhead value)
    {
        var sentence = new FormSentence(scalar, "20 and 50 waiting", reading);
        var calls = sentence.Count(1, "and", "waiting");
        var waiting = 0;
        if (sentence.Take("and"))
        {
            waiting = sentence.Count(0, "waiting");
            sentence.Expect("waiting");
        }

        value = new Bulkhead(calls, waiting);
        return sentence.End();
    }
}
