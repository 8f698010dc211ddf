using System.Text.Json.Nodes;
using Windtunnel.Units;

namespace Windtunnel.Language.Types;

/// <summary>A distribution of durations or counts: "exp 8 ms", "lognormal p50 1 ms p99 5 ms", or just "1 ms".</summary>
public sealed class DistributionType(Dimension dimension) : ScalarType<Distribution>
{
    public override string Description => $"{dimension.Describe()} or a distribution of it";

    public override string Unit => dimension.BaseUnit();

    public override JsonObject Schema() => new() { ["type"] = dimension == Dimension.Number ? new JsonArray("string", "number") : new JsonArray("string") };

    protected override bool TryRead(ScalarNode scalar, Reading reading, out Distribution value)
    {
        if (Distribution.TryParse(scalar.Text, dimension, out var distribution, out var problem, reading.Files))
        {
            value = distribution;
            return true;
        }

        Problems.Report(problem, scalar, reading);
        value = null!;
        return false;
    }
}
