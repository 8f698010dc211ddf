using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Windtunnel.Language;
using Windtunnel.Language.Types;
using Windtunnel.Units;
using Windtunnel.Workloads;

namespace Windtunnel.Designs.Readers.Places;

/// <summary>Where requests come from: one place, several alike, or places with shares: "seoul", "[seoul, tokyo]", "{ seoul: 60 %, tokyo: 40 % }".</summary>
public sealed class OriginsType : KeyType<ImmutableArray<Origin>>
{
    private const double SumTolerance = 1e-6;

    public override string Description => "place, list of places, or places with their shares";

    public override JsonObject Schema() => new() { ["type"] = new JsonArray("string", "array", "object"), ["items"] = new JsonObject { ["type"] = "string" } };

    public override bool TryRead(Node node, Reading reading, out ImmutableArray<Origin> value)
    {
        ArgumentNullException.ThrowIfNull(reading);
        if (node is not MapNode map)
        {
            var isGood = new NamesType().TryRead(node, reading, out var names);
            value = [.. names.Select(n => new Origin(n.Text, 1.0 / names.Length))];
            return isGood;
        }

        value = [];
        var origins = ImmutableArray.CreateBuilder<Origin>();
        foreach (var entry in map.Entries)
        {
            if (entry.Value is not ScalarNode text || !Scalars.TryRead(text, Dimension.Share, reading, out var share))
            {
                if (entry.Value is not ScalarNode)
                {
                    reading.Error(DiagnosticCode.WrongNode, entry.Value.Where, $"'{entry.Key.Text}' needs the share of requests that come from there.", $"Write for example {entry.Key.Text}: 60 %.");
                }

                return false;
            }

            if (share.Nominal > 0)
            {
                origins.Add(new Origin(entry.Key.Text, share.Nominal));
            }
        }

        value = origins.ToImmutable();
        var sum = value.Sum(o => o.Share);
        if (Math.Abs(sum - 1) > SumTolerance)
        {
            reading.Error(DiagnosticCode.Contradiction, node.Where, $"The shares of the places that requests come from sum to {sum * 100:0.####} %.", "Let them sum to 100 %.");
            return false;
        }

        return true;
    }
}
