using System.Collections.Immutable;
using Windtunnel.Designs.Sections;
using Windtunnel.Language;

namespace Windtunnel.Designs.Readers.Stages;

/// <summary>Works out the stages of a design: each is laid over the one before it, the first over the body.</summary>
internal static class StageReader
{
    /// <summary>The key that names another base, and the name of the body there.</summary>
    private const string From = "from";
    private const string Body = "design";

    /// <summary>Values checked at most, all stages together, so that any file is checked quickly.</summary>
    private const long ValuesMax = 500_000;

    public static ImmutableArray<DesignVariant> Read(MapNode body, Reading reading)
    {
        if (Maps.Of(body.Find(DesignKeys.Stages.Name), "the stages section", "{ with cache: { components: … } }", reading) is not { } section)
        {
            return [];
        }

        if ((section.Entries.Length + 1L) * Count(body) > ValuesMax)
        {
            reading.Error(DiagnosticCode.FileTooLarge, section.Where, $"The stages write out to more than {ValuesMax:N0} values together.", "Use fewer stages, or a smaller design.");
            return [];
        }

        var bases = new Dictionary<string, MapNode>(StringComparer.Ordinal) { [Body] = body };
        var previous = body;
        var stages = ImmutableArray.CreateBuilder<DesignVariant>();
        foreach (var entry in section.Entries)
        {
            if (Maps.Of(entry.Value, "a stage", "{ components: { web: { instances: 4 } } }", reading) is not { } overlay || FindBase(overlay, previous, bases, reading) is not { } below)
            {
                continue;
            }

            Forbid(overlay, reading);
            previous = Overlay.Merge(below, overlay.Only(key => key is not (From or "design" or "stages")));
            bases[entry.Key.Text] = previous;
            stages.Add(new DesignVariant(entry.Key.Text, previous));
        }

        return stages.ToImmutable();
    }

    private static MapNode? FindBase(MapNode overlay, MapNode previous, Dictionary<string, MapNode> bases, Reading reading)
    {
        if (overlay.Find(From) is not { } from)
        {
            return previous;
        }

        if (from is ScalarNode name && bases.TryGetValue(name.Text, out var below))
        {
            return below;
        }

        reading.Error(DiagnosticCode.UnknownStage, from.Where, $"No stage '{(from as ScalarNode)?.Text}' stands before this one.", () => Suggestion.For((from as ScalarNode)?.Text ?? "", bases.Keys));
        return null;
    }

    private static void Forbid(MapNode overlay, Reading reading)
    {
        foreach (var entry in overlay.Entries.Where(e => e.Key.Text is "design" or "stages"))
        {
            reading.Error(DiagnosticCode.UnknownKey, entry.Key.Where, $"A stage has no key '{entry.Key.Text}'.", "Remove it.");
        }
    }

    private static long Count(Node node) => node switch
    {
        ListNode list => 1 + list.Items.Sum(Count),
        MapNode map => 1 + map.Entries.Sum(e => 1 + Count(e.Value)),
        _ => 1,
    };
}
