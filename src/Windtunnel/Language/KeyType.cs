using System.Text.Json.Nodes;

namespace Windtunnel.Language;

/// <summary>What may stand under a key: how it is read, described and written in the editor schema. One object serves all three.</summary>
public abstract class KeyType<T>
{
    /// <summary>The type in words, as the language reference prints it: "duration", "one of lru, lfu".</summary>
    public abstract string Description { get; }

    /// <summary>The unit a plain number of it is held in; empty when it has none.</summary>
    public virtual string Unit => "";

    /// <summary>Reads a node; on failure reports to <paramref name="reading"/> and returns false.</summary>
    public abstract bool TryRead(Node node, Reading reading, out T value);

    /// <summary>The JSON Schema of the value.</summary>
    public abstract JsonObject Schema();
}
