using System.Collections.Immutable;

namespace Windtunnel.Language;

/// <summary>A piece of a design file with its position: the syntax tree, free of the YAML library.</summary>
public abstract record Node(SourceSpan Where);

/// <summary>A scalar. Empty text stands for a key without a value.</summary>
public sealed record ScalarNode(SourceSpan Where, string Text) : Node(Where);

/// <summary>A list.</summary>
public sealed record ListNode(SourceSpan Where, ImmutableArray<Node> Items) : Node(Where);

/// <summary>A mapping, in the order written; duplicates have been reported and dropped.</summary>
public sealed record MapNode(SourceSpan Where, ImmutableArray<MapEntry> Entries) : Node(Where)
{
    /// <summary>The mapping with only some of its keys.</summary>
    public MapNode Only(Func<string, bool> isWanted) => this with { Entries = [.. Entries.Where(e => isWanted(e.Key.Text))] };

    /// <summary>The value under a key, or null.</summary>
    public Node? Find(string key)
    {
        foreach (var entry in Entries)
        {
            if (string.Equals(entry.Key.Text, key, StringComparison.Ordinal))
            {
                return entry.Value;
            }
        }

        return null;
    }
}

/// <summary>One line of a mapping.</summary>
public sealed record MapEntry(ScalarNode Key, Node Value);
