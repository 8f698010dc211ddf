using System.Text.Json.Nodes;

namespace Windtunnel.Language.Types;

/// <summary>A value written as one scalar.</summary>
public abstract class ScalarType<T> : KeyType<T>
{
    public sealed override bool TryRead(Node node, Reading reading, out T value)
    {
        if (node is ScalarNode scalar && (scalar.Text.Length > 0 || AllowsEmpty))
        {
            return TryRead(scalar, reading, out value);
        }

        reading.Error(
            DiagnosticCode.WrongNode,
            node.Where,
            node is ScalarNode ? $"There is no value here; {Description} is needed." : $"Here stands a {(node is ListNode ? "list" : "mapping")}; {Description} is needed.",
            $"Write {Description} after the colon.");
        value = default!;
        return false;
    }

    public override JsonObject Schema() => new() { ["type"] = new JsonArray("string", "number") };

    /// <summary>Whether a key without a value means something.</summary>
    protected virtual bool AllowsEmpty => false;

    protected abstract bool TryRead(ScalarNode scalar, Reading reading, out T value);
}
