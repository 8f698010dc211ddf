using System.Text.Json.Nodes;
using Windtunnel.Language;
using Windtunnel.Language.Sentences;
using Windtunnel.Language.Types;
using Windtunnel.Units;

namespace Windtunnel.Components.Health;

/// <summary>Health checks in a sentence: "every 10 s out after 3 failures back after 2".</summary>
public sealed class HealthCheckType : ScalarType<HealthCheck>
{
    private const string Remedy = "Write for example: every 10 s out after 3 failures.";

    public override string Description => "'every' and a duration, 'out after' so many failures, and perhaps 'back after' so many successes";

    public override JsonObject Schema() => new() { ["type"] = "string" };

    protected override bool TryRead(ScalarNode scalar, Reading reading, out HealthCheck value)
    {
        ArgumentNullException.ThrowIfNull(reading);
        value = null!;
        var sentence = new Sentence(scalar);
        if (!sentence.Take("every"))
        {
            return Counts.Wrong(sentence, reading, "Health checks begin with 'every'.", Remedy);
        }

        var everyText = sentence.TakeUntil("out", "back");
        if (!Scalars.TryRead(everyText, Dimension.Duration, reading, out var every))
        {
            return false;
        }

        if (every.Low < 1e-3)
        {
            reading.Error(DiagnosticCode.OutOfRange, everyText.Where, $"'{everyText.Text}' is out of range: checks come at least 1 ms apart.", Remedy);
            return false;
        }

        if (!sentence.Take("out", "after"))
        {
            return Counts.Wrong(sentence, reading, "Nothing says after how many failures an instance is out.", Remedy);
        }

        var successes = 1;
        if (!Counts.TryRead(sentence.TakeUntil("failures", "failure", "back"), reading, Remedy, out var failures))
        {
            return false;
        }

        _ = sentence.Take("failures") || sentence.Take("failure");
        if (sentence.Take("back", "after"))
        {
            if (!Counts.TryRead(sentence.TakeUntil("successes", "success"), reading, Remedy, out successes))
            {
                return false;
            }

            _ = sentence.Take("successes") || sentence.Take("success");
        }

        value = new HealthCheck(every.Nominal, failures, successes);
        return sentence.IsAtEnd || Counts.Wrong(sentence, reading, $"'{sentence.Next}' is not understood here.", Remedy);
    }
}
