using System.Text.Json.Nodes;
using Windtunnel.Language;
using Windtunnel.Language.Sentences;
using Windtunnel.Language.Types;
using Windtunnel.Units;

namespace Windtunnel.Components;

/// <summary>Pauses in a sentence: "every 10 s for 200 ms".</summary>
public sealed class PausesType : ScalarType<Pauses>
{
    /// <summary>Shorter gaps are part of the computing time [s]; the bound also keeps runs short.</summary>
    private const double EveryMin = 1e-3;

    private const string Remedy = "Write for example: every 10 s for 200 ms.";

    private static readonly DistributionType LengthType = new(Dimension.Duration);

    public override string Description => "'every', the mean time between two pauses, 'for' and a duration or a distribution of it";

    public override JsonObject Schema() => new() { ["type"] = "string" };

    protected override bool TryRead(ScalarNode scalar, Reading reading, out Pauses value)
    {
        ArgumentNullException.ThrowIfNull(reading);
        value = null!;
        var sentence = new Sentence(scalar);
        if (!sentence.Take("every"))
        {
            return Wrong(sentence, reading, "Pauses begin with 'every'.");
        }

        var everyText = sentence.TakeUntil("for");
        if (!Scalars.TryRead(everyText, Dimension.Duration, reading, out var every))
        {
            return false;
        }

        if (!sentence.Take("for"))
        {
            return Wrong(sentence, reading, "Nothing says how long a pause lasts.");
        }

        var lengthText = sentence.TakeUntil();
        if (!LengthType.TryRead(lengthText, reading, out var length))
        {
            return false;
        }

        if (every.Low < EveryMin || !double.IsFinite(length.Mean) || !double.IsFinite(length.Variance))
        {
            var culprit = every.Low < EveryMin ? everyText : lengthText;
            reading.Error(DiagnosticCode.OutOfRange, culprit.Where, every.Low < EveryMin ? $"'{everyText.Text}' is out of range: pauses come at least 1 ms apart." : $"'{lengthText.Text}' has no finite mean and variance.", Remedy);
            return false;
        }

        value = new Pauses(every, length);
        return true;
    }

    private static bool Wrong(Sentence sentence, Reading reading, string what)
    {
        reading.Error(DiagnosticCode.UnknownChoice, sentence.WhereNext, what, Remedy);
        return false;
    }
}
