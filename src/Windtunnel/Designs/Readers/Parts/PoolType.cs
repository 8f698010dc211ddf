using Windtunnel.Components;
using Windtunnel.Language;
using Windtunnel.Language.Sentences;
using Windtunnel.Language.Types;
using Windtunnel.Units;

namespace Windtunnel.Designs.Readers.Parts;

/// <summary>How many connections a caller's instance has: "20", "20 and 100 waiting for 250 ms".</summary>
public sealed class PoolType : ScalarType<Pool>
{
    public override string Description => "number of connections, then perhaps 'and 100 waiting', else any number waits, then perhaps 'for 250 ms', else as long as it takes";

    protected override bool TryRead(ScalarNode scalar, Reading reading, out Pool value)
    {
        var sentence = new FormSentence(scalar, "20 and 100 waiting for 250 ms", reading);
        var connections = sentence.Count(1, "and", "for", "waiting");
        int? waiting = null;
        if (sentence.Take("and"))
        {
            waiting = sentence.Count(0, "waiting");
            sentence.Expect("waiting");
        }

        double? patience = sentence.Take("for") ? sentence.Quantity(Dimension.Duration, s => s > 0) : null;
        value = new Pool(connections, waiting, patience);
        return sentence.End();
    }
}
