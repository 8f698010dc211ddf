using System.Collections.Immutable;
using System.Text.Json.Nodes;

namespace Windtunnel.Language.Types;

/// <summary>One name, or a list of them.</summary>
public sealed class NamesType : KeyType<ImmutableArray<ScalarNode>>
{
    public override string Description => "name or list of names";

    public override JsonObject Schema() => new()
    {
        ["type"] = new JsonArray("string", "number", "array"),
        ["items"] = new JsonObject { ["type"] = new JsonArray("string", "number") },
    };

    public override bool TryRead(Node node, Reading reading, out ImmutableArray<ScalarNode> value)
    {
        ArgumentNullException.ThrowIfNull(reading);
        value = node switch
        {
            ScalarNode { Text.Length: > 0 } scalar => [scalar],
            ListNode list => [.. list.Items.OfType<ScalarNode>().Where(s => s.Text.Length > 0)],
            _ => [],
        };
        var isGood = node is ListNode whole ? value.Length == whole.Items.Length : value.Length == 1;
        if (!isGood)
        {
            reading.Error(DiagnosticCode.WrongNode, node.Where, "A name, or a list of names, is needed here.", "Write one name, or several in brackets: [a, b].");
        }

        return isGood;
    }
}
