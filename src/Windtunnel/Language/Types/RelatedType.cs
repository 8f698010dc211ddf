using System.Text.Json.Nodes;
using Windtunnel.Units;

namespace Windtunnel.Language.Types;

/// <summary>A quantity as typed: by itself, or by how it relates to something else that has a name.</summary>
/// <param name="Value">The quantity; null when it is a relation.</param>
/// <param name="Relation">The relation; null when it is a quantity.</param>
/// <param name="Source">As typed.</param>
public sealed record Related(Quantity? Value, Relation? Relation, ScalarNode Source);

/// <summary>A quantity of one dimension, or a relation that gives one: "100M/day", "10 x shorten".</summary>
public sealed class RelatedType(Dimension dimension, string relation) : ScalarType<Related>
{
    public override string Description => $"{dimension.Describe()}, or a relation such as '{relation}'";

    public override string Unit => dimension.BaseUnit();

    public override JsonObject Schema() =>
        new() { ["type"] = dimension == Dimension.Number ? new JsonArray("string", "number") : new JsonArray("string") };

    protected override bool TryRead(ScalarNode scalar, Reading reading, out Related value)
    {
        value = null!;
        if (Quantity.TryParse(scalar.Text, dimension, out var quantity, out var quantityProblem))
        {
            value = new Related(quantity, null, scalar);
            return true;
        }

        if (Relation.TryParse(scalar.Text, out var found, out var relationProblem))
        {
            value = new Related(null, found, scalar);
            return true;
        }

        // A text that is not built like a relation was meant as a quantity, and the other way round.
        var isRelation = relationProblem.Fault != QuantityFault.Malformed || relationProblem.Offset > 0;
        Problems.Report(isRelation ? relationProblem : quantityProblem, scalar, reading);
        return false;
    }
}
