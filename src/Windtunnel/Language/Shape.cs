using System.Collections.Immutable;

namespace Windtunnel.Language;

/// <summary>The keys a mapping may have, in the order the reference lists them.</summary>
/// <param name="Name">What the mapping describes: "service", "data set".</param>
public sealed record Shape(string Name, ImmutableArray<Key> Keys)
{
    private string Article => $"{("aeio".Contains(Name[0]) ? "An" : "A")} {Name}";

    /// <summary>Reads a mapping: unknown, missing and wrong keys are reported, all of them; defaults fill the rest.</summary>
    /// <param name="map">The mapping; null reads as an empty one.</param>
    /// <param name="where">What to point at when a required key is missing.</param>
    /// <param name="reading">Receives every diagnostic.</param>
    /// <param name="handled">Keys of the mapping that the caller reads itself.</param>
    public Settings Read(MapNode? map, SourceSpan where, Reading reading, params ReadOnlySpan<string> handled)
    {
        var settings = new Settings.Builder();
        var typed = new HashSet<string>(StringComparer.Ordinal);
        foreach (var entry in map?.Entries ?? [])
        {
            if (reading.IsFull)
            {
                break;
            }

            var key = Keys.FirstOrDefault(k => string.Equals(k.Name, entry.Key.Text, StringComparison.Ordinal));
            if (key is not null)
            {
                typed.Add(key.Name);
                key.Read(entry.Value, settings, reading);
            }
            else if (!handled.Contains(entry.Key.Text))
            {
                string[] known = [.. Keys.Select(k => k.Name), .. handled];
                reading.Error(
                    DiagnosticCode.UnknownKey,
                    entry.Key.Where,
                    $"{Article} has no key '{entry.Key.Text}'.",
                    () => Suggestion.For(entry.Key.Text, known));
            }
        }

        foreach (var key in Keys)
        {
            if (typed.Contains(key.Name))
            {
                continue;
            }

            key.ReadDefault(settings);
            if (key.IsRequired)
            {
                reading.Error(
                    DiagnosticCode.MissingKey,
                    where,
                    $"This {Name} needs '{key.Name}': {key.About}",
                    $"Add '{key.Name}: {key.Example ?? "…"}'.");
            }
        }

        return settings.Build();
    }
}
