using System.Text.Json.Nodes;
using Windtunnel.Language;
using Windtunnel.Language.Sentences;
using Windtunnel.Language.Types;
using Windtunnel.Units;
using Windtunnel.Workloads;

namespace Windtunnel.Designs.Readers.Loads;

/// <summary>How arrivals are spread: "poisson", "constant", "bursty 3 x for 10 s, 20 % of the time".</summary>
public sealed class ArrivalsType : ScalarType<ArrivalPattern>
{
    private const string Form = "bursty 3 x for 10 s, 20 % of the time";

    public override string Description => $"poisson, constant, or '{Form}'";

    public override JsonObject Schema() => new() { ["type"] = "string" };

    protected override bool TryRead(ScalarNode scalar, Reading reading, out ArrivalPattern value)
    {
        var sentence = new Sentence(scalar);
        value = null!;
        if (sentence.Take("poisson") && sentence.IsAtEnd)
        {
            value = new ArrivalPattern.Poisson();
        }
        else if (sentence.Take("constant") && sentence.IsAtEnd)
        {
            value = new ArrivalPattern.Constant();
        }
        else if (sentence.Take("bursty"))
        {
            return TryReadBurst(sentence, scalar, reading, out value);
        }
        else
        {
            reading.Error(DiagnosticCode.UnknownChoice, scalar.Where, $"'{scalar.Text}' is no arrival pattern.", $"Write poisson, constant, or {Form}.");
            return false;
        }

        return true;
    }

    private static bool TryReadBurst(Sentence sentence, ScalarNode scalar, Reading reading, out ArrivalPattern value)
    {
        value = null!;
        var factorText = sentence.TakeUntil("for");
        sentence.Take("for");
        var rest = sentence.TakeUntil();
        var comma = rest.Text.IndexOf(',', StringComparison.Ordinal);
        if (comma < 0)
        {
            reading.Error(DiagnosticCode.UnknownChoice, scalar.Where, "The burst lacks its length or its share of the time.", $"Write {Form}.");
            return false;
        }

        var shareText = rest.Text[(comma + 1)..].Trim();
        shareText = shareText.EndsWith("of the time", StringComparison.Ordinal) ? shareText[..^"of the time".Length].Trim() : shareText;
        var shareNode = new ScalarNode(rest.Where.Part(comma + 1, rest.Text.Length - comma - 1), shareText);
        var isRead = Scalars.TryRead(factorText, Dimension.Factor, reading, out var factor)
            & Scalars.TryRead(new ScalarNode(rest.Where.Part(0, comma), rest.Text[..comma]), Dimension.Duration, reading, out var length)
            & Scalars.TryRead(shareNode, Dimension.Share, reading, out var share);
        if (!isRead)
        {
            return false;
        }

        if (!(factor.Nominal > 1 && length.Nominal > 0 && share.Nominal > 0 && share.Nominal < 1 && factor.Nominal * share.Nominal <= 1))
        {
            reading.Error(
                DiagnosticCode.OutOfRange,
                scalar.Where,
                "These bursts cannot be: the factor must be above 1, the length above 0, and factor × share at most 100 %, or nothing is left for the calm.",
                $"Write for example {Form}.");
            return false;
        }

        value = new ArrivalPattern.Bursty(factor.Nominal, length.Nominal, share.Nominal);
        return true;
    }
}
