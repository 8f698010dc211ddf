using System.Text.Json.Nodes;
using Windtunnel.Language;
using Windtunnel.Language.Sentences;
using Windtunnel.Language.Types;
using Windtunnel.Units;

namespace Windtunnel.Components;

/// <summary>When to turn requests away: "above 90 % busy", "above 50 ms wait".</summary>
public sealed class ShedType : ScalarType<Shed>
{
    private const string Remedy = "Write for example: above 90 % busy, or: above 50 ms wait.";

    public override string Description => "'above', then a share of the cores and 'busy', or a duration and 'wait'";

    public override JsonObject Schema() => new() { ["type"] = "string" };

    protected override bool TryRead(ScalarNode scalar, Reading reading, out Shed value)
    {
        ArgumentNullException.ThrowIfNull(reading);
        value = null!;
        var sentence = new Sentence(scalar);
        if (!sentence.Take("above"))
        {
            return Wrong(DiagnosticCode.UnknownChoice, sentence.WhereNext, "What is shed begins with 'above'.", reading);
        }

        var threshold = sentence.TakeUntil("busy", "wait");
        var isBusy = sentence.Take("busy");
        if ((!isBusy && !sentence.Take("wait")) || !sentence.IsAtEnd)
        {
            return Wrong(DiagnosticCode.UnknownChoice, sentence.WhereNext, "What is shed ends with 'busy' or 'wait'.", reading);
        }

        if (!Scalars.TryRead(threshold, isBusy ? Dimension.Share : Dimension.Duration, reading, out var above))
        {
            return false;
        }

        if (above.IsRange || above.Nominal <= 0 || (isBusy && above.Nominal >= 1))
        {
            return Wrong(DiagnosticCode.OutOfRange, threshold.Where, isBusy ? $"'{threshold.Text}' is not between 0 % and 100 %." : $"'{threshold.Text}' is no wait.", reading);
        }

        value = isBusy ? new Shed(above.Nominal, null) : new Shed(null, above.Nominal);
        return true;
    }

    private static bool Wrong(string code, SourceSpan where, string what, Reading reading)
    {
        reading.Error(code, where, what, Remedy);
        return false;
    }
}
