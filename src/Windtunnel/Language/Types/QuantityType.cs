using System.Text.Json.Nodes;
using Windtunnel.Units;

namespace Windtunnel.Language.Types;

/// <summary>A quantity of one dimension, or a range of it.</summary>
public sealed class QuantityType(Dimension dimension) : ScalarType<Quantity>
{
    public Dimension Dimension { get; } = dimension;

    public override string Description => Dimension.Describe();

    public override string Unit => Dimension.BaseUnit();

    public override JsonObject Schema() =>
        new() { ["type"] = Dimension == Dimension.Number ? new JsonArray("string", "number") : new JsonArray("string") };

    protected override bool TryRead(ScalarNode scalar, Reading reading, out Quantity value)
    {
        if (Quantity.TryParse(scalar.Text, Dimension, out value, out var problem))
        {
            return true;
        }

        Problems.Report(problem, scalar, reading);
        return false;
    }
}
