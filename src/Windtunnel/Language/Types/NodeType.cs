using System.Text.Json.Nodes;

namespace Windtunnel.Language.Types;

/// <summary>A section, a list or a sentence with a reader of its own: handed on unread, described here.</summary>
/// <param name="description">In words, as the language reference prints it: "list of steps".</param>
/// <param name="schema">Makes the JSON Schema of the value.</param>
public sealed class NodeType(string description, Func<JsonObject> schema) : KeyType<Node>
{
    public override string Description { get; } = description;

    public override JsonObject Schema() => schema();

    public override bool TryRead(Node node, Reading reading, out Node value)
    {
        value = node;
        return true;
    }
}
