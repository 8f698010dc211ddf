using System.Collections.Immutable;
using Windtunnel.Language;

namespace Windtunnel.Designs.Readers.Stages;

/// <summary>Lays a stage over what it changes: mappings merge, everything else is replaced, a key without a value is removed.</summary>
internal static class Overlay
{
    /// <summary>The base, changed. Nodes keep the positions they were written at.</summary>
    public static MapNode Merge(MapNode below, MapNode above)
    {
        var changes = above.Entries.ToDictionary(e => e.Key.Text, StringComparer.Ordinal);
        var merged = ImmutableArray.CreateBuilder<MapEntry>(below.Entries.Length + above.Entries.Length);
        foreach (var entry in below.Entries)
        {
            if (!changes.Remove(entry.Key.Text, out var change))
            {
                merged.Add(entry);
            }
            else if (!IsRemoval(change))
            {
                merged.Add(new MapEntry(change.Key, Merge(entry.Value, change.Value)));
            }
        }

        merged.AddRange(above.Entries.Where(e => changes.ContainsKey(e.Key.Text) && !IsRemoval(e)));
        return new MapNode(below.Where, merged.ToImmutable());
    }

    private static Node Merge(Node below, Node above) =>
        below is MapNode lower && above is MapNode upper && IsSameKind(lower, upper) ? Merge(lower, upper) : above;

    /// <summary>A component that becomes another kind has none of its old keys.</summary>
    private static bool IsSameKind(MapNode below, MapNode above) =>
        above.Find("kind") is not ScalarNode kind || below.Find("kind") is not ScalarNode old || kind.Text == old.Text;

    private static bool IsRemoval(MapEntry entry) => entry.Value is ScalarNode { Text.Length: 0 };
}
