using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Windtunnel.Language;
using Windtunnel.Language.Types;
using Windtunnel.Units;

namespace Windtunnel.Components.Balancing;

/// <summary>Weights of instances: "[3, 1]".</summary>
public sealed class WeightsType : KeyType<ImmutableArray<double>>
{
    private const double Least = 1e-6, Most = 1e6;

    public override string Description => "list of numbers";

    public override JsonObject Schema() => new() { ["type"] = "array", ["items"] = new JsonObject { ["type"] = "number" } };

    public override bool TryRead(Node node, Reading reading, out ImmutableArray<double> value)
    {
        ArgumentNullException.ThrowIfNull(reading);
        value = [];
        if (node is not ListNode { Items.Length: > 0 } list || list.Items.Any(i => i is not ScalarNode))
        {
            reading.Error(DiagnosticCode.WrongNode, node?.Where ?? default, "Weights are a list of numbers.", "Write for example: [3, 1].");
            return false;
        }

        var weights = ImmutableArray.CreateBuilder<double>();
        foreach (var scalar in list.Items.Cast<ScalarNode>())
        {
            if (!Scalars.TryRead(scalar, Dimension.Number, reading, out var weight))
            {
                return false;
            }

            if (weight.IsRange || weight.Nominal is < Least or > Most)
            {
                reading.Error(DiagnosticCode.OutOfRange, scalar.Where, $"'{scalar.Text}' is out of range: a weight is a number above 0.", "Write for example: [3, 1].");
                return false;
            }

            weights.Add(weight.Nominal);
        }

        value = weights.ToImmutable();
        return true;
    }
}
