namespace Windtunnel.Language;

/// <summary>Reads a node as a mapping.</summary>
public static class Maps
{
    /// <summary>The mapping; an empty one for a key without a value; null, reported, for anything else.</summary>
    /// <param name="node">The node; null reads as an empty mapping.</param>
    /// <param name="what">What is read: "data set".</param>
    /// <param name="example">What might stand here.</param>
    /// <param name="reading">Receives what is wrong.</param>
    public static MapNode? Of(Node? node, string what, string example, Reading reading)
    {
        ArgumentNullException.ThrowIfNull(reading);
        switch (node)
        {
            case null:
                return new MapNode(default, []);
            case MapNode map:
                return map;
            case ScalarNode { Text.Length: 0 }:
                return new MapNode(node.Where, []);
            default:
                reading.Error(DiagnosticCode.WrongNode, node.Where, $"{Capital(what)} is a mapping; here stands {(node is ListNode ? "a list" : "a text")}.", $"Write for example {example}.");
                return null;
        }
    }

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];
}
