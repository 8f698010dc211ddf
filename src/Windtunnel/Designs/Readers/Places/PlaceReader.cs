using System.Collections.Immutable;
using Windtunnel.Components.Places;
using Windtunnel.Designs.Places;
using Windtunnel.Designs.Sections;
using Windtunnel.Language;
using Windtunnel.Language.Types;
using Windtunnel.Units;

namespace Windtunnel.Designs.Readers.Places;

/// <summary>Reads `links` and finds a way between every two places that a design names.</summary>
/// <param name="reading">Receives what is wrong.</param>
internal sealed class PlaceReader(Reading reading)
{
    /// <summary>Links grow with the square of the places; more than this nobody draws on a map.</summary>
    private const int PlacesMax = 64;

    private static readonly Provenance Table = new Provenance.Default(Regions.Source);

    private readonly Dictionary<(string From, string To), Settings> _typed = [];

    /// <summary>Reads the section; each entry is a pair, "a and b" for both directions or "a to b" for one.</summary>
    public void Read(MapNode? section)
    {
        foreach (var entry in section?.Entries ?? [])
        {
            if (Maps.Of(entry.Value, "a link", "{ rtt: 90 ms }", reading) is not { } map)
            {
                continue;
            }

            var settings = LinkKeys.Shape.Read(map, entry.Key.Where, reading);
            var isBoth = TrySplit(entry.Key.Text, " and ", out var pair);
            if (!isBoth && !TrySplit(entry.Key.Text, " to ", out pair))
            {
                reading.Error(DiagnosticCode.BadName, entry.Key.Where, $"'{entry.Key.Text}' is no link between two places.", "Write 'frankfurt and virginia' for both directions, or 'frankfurt to virginia' for one.");
                continue;
            }

            Add(pair.From, pair.To, settings, entry.Key);
            if (isBoth)
            {
                Add(pair.To, pair.From, settings, entry.Key);
            }
        }
    }

    /// <summary>The map of the places named, with every mistake about them reported.</summary>
    /// <param name="named">Names of places and where each is written, in order.</param>
    public PlaceMap Map(IEnumerable<(string Name, SourceSpan Where)> named)
    {
        var known = _typed.Keys.SelectMany(k => new[] { k.From, k.To }).Concat(Regions.Names).ToHashSet(StringComparer.Ordinal);
        var places = ImmutableArray.CreateBuilder<string>();
        SourceSpan? first = null;
        foreach (var (name, where) in named)
        {
            first ??= where;
            if (!known.Contains(name))
            {
                reading.Error(DiagnosticCode.UnknownPlace, where, $"There is no place '{name}'.", () => $"{Suggestion.For(name, [.. known])} A place of your own needs a line under 'links', such as '{name} and frankfurt: {{ rtt: 20 ms }}'.");
            }
            else if (!places.Contains(name))
            {
                places.Add(name);
            }
        }

        if (places.Count > PlacesMax)
        {
            reading.Error(DiagnosticCode.OutOfRange, first!.Value, $"This design names {places.Count} places; at most {PlacesMax} fit.", "Take places near each other together.");
            return PlaceMap.None;
        }

        var links = from a in places from b in places where a != b select LinkOf(a, b, first!.Value);
        return new PlaceMap(places.ToImmutable(), [.. links.OfType<Link>()]);
    }

    private Link? LinkOf(string from, string to, SourceSpan where)
    {
        var typed = _typed.GetValueOrDefault((from, to));
        var roundTrip = typed?.Find(LinkKeys.RoundTrip)
            ?? (Regions.RoundTrip(from, to) is { } seconds ? new Setting<Quantity>(Quantity.Duration(seconds), Table) : null);
        if (roundTrip is null)
        {
            // Both directions are asked for; one word about the pair is enough.
            if (string.CompareOrdinal(from, to) < 0)
            {
                reading.Error(DiagnosticCode.UnknownPlace, where, $"Nothing says how far it is from '{from}' to '{to}'.", $"Add under 'links': '{from} and {to}: {{ rtt: 20 ms }}'.");
            }

            return null;
        }

        return new Link(from, to, roundTrip, typed?.Find(LinkKeys.Loss)?.Value.Nominal ?? 0, typed?.Find(LinkKeys.LossBurst)?.Value.Nominal, typed?.Find(LinkKeys.Bandwidth)?.Value.Nominal);
    }

    private void Add(string from, string to, Settings settings, ScalarNode where)
    {
        if (from == to)
        {
            reading.Error(DiagnosticCode.BadName, where.Where, $"A link joins two places, and '{from}' is one.", "Name two different places.");
        }
        else if (!_typed.TryAdd((from, to), settings))
        {
            reading.Error(DiagnosticCode.DuplicateKey, where.Where, $"The link from '{from}' to '{to}' is described twice.", "Remove one of the two lines.");
        }
    }

    private static bool TrySplit(string text, string word, out (string From, string To) pair)
    {
        var at = text.IndexOf(word, StringComparison.Ordinal);
        pair = at < 0 ? default : (text[..at].Trim(), text[(at + word.Length)..].Trim());
        return at > 0 && pair.From.Length > 0 && pair.To.Length > 0;
    }
}
