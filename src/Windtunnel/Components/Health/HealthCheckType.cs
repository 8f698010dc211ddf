using System.Text.Json.Nodes;
using Windtunnel.Language;
using Windtunnel.Language.Sentences;
using Windtunnel.Language.Types;
using Windtunnel.Units;

namespace Windtunnel.Components.Health;

/// <summary>Health checks in a sentence: "every 10 s out after 3 failures back after 2".</summary>
public sealed class HealthCheckType : ScalarType<HealthCheck>
{
    /// <summary>Checks come no closer together than this [s]; the bound also keeps runs short.</summary>
    private const double EveryMin = 1e-3;

    public override string Description => "'every' and a duration, 'out after' so many failures, and perhaps 'back after' so many successes";

    public override JsonObject Schema() => new() { ["type"] = "string" };

    protected override bool TryRead(ScalarNode scalar, Reading reading, out HealthCheck value)
    {
        var sentence = new FormSentence(scalar, "every 10 s out after 3 failures", reading);
        sentence.Expect("every");
        var every = sentence.Quantity(Dimension.Duration, s => s >= EveryMin, "out", "back");
        sentence.Expect("out", "after");
        var failures = sentence.Count(1, "failures", "failure", "back");
        _ = sentence.Take("failures") || sentence.Take("failure");
        var successes = sentence.Take("back", "after") ? sentence.Count(1, "successes", "success") : 1;
        _ = sentence.Take("successes") || sentence.Take("success");
        value = new HealthCheck(every, failures, successes);
        return sentence.End();
    }
}
