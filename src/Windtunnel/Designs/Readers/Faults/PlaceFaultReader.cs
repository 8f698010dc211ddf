using System.Collections.Immutable;
using Windtunnel.Designs.Readers.Parts;
using Windtunnel.Language;
using Windtunnel.Language.Sentences;
using Windtunnel.Language.Types;
using Windtunnel.Units;

namespace Windtunnel.Designs.Readers.Faults;

/// <summary>Reads faults of places and of the links between them: "lose region frankfurt for 10 min".</summary>
/// <param name="parts">The places there are.</param>
/// <param name="reading">Receives what is wrong.</param>
internal sealed class PlaceFaultReader(PartNames parts, Reading reading)
{
    public static ImmutableArray<(string Example, string About)> Forms { get; } =
    [
        ("lose region frankfurt for 10 min", "All that stands in a place dies; `lose zone` takes one zone of every component, `lose zone of frankfurt` of those there."),
        ("cut frankfurt and virginia for 60 s", "Nothing crosses in either direction; `cut frankfurt to virginia` cuts one; `cut frankfurt` all its links. What is sent waits."),
        ("drop 2 % from frankfurt to virginia for 60 s", "A link loses a share of its messages, which are sent again; with `and` both directions."),
        ("detour frankfurt and virginia by 40 ms for 60 s", "The way takes longer, in each direction named."),
    ];

    /// <summary>Whether a sentence is one of these.</summary>
    public static bool IsMeant(Sentence sentence) => sentence.Next.ToLowerInvariant() switch
    {
        "lose" => sentence.Peek(1).ToLowerInvariant() is "region" or "zone",
        "cut" or "drop" or "detour" => true,
        _ => false,
    };

    /// <summary>Reads one that <see cref="IsMeant"/> recognises; null when it is wrong, which is reported.</summary>
    public Fault? Read(Sentence sentence, ScalarNode scalar)
    {
        if (parts.Places.Count == 0 && !sentence.Take("lose", "zone"))
        {
            reading.Error(DiagnosticCode.BadExperiment, scalar.Where, "This design has no places.", "Say with 'in' where components stand, such as in: [frankfurt, virginia].");
            return null;
        }

        var text = scalar.Text.Trim();
        if (sentence.Position > 0 || sentence.Take("lose", "zone"))
        {
            var place = default(string);
            return (!sentence.Take("of") || TryPlace(sentence, out place)) && TryEnd(sentence, out var lost) ? new LoseZone(text, scalar.Where, lost, place) : null;
        }

        if (sentence.Take("lose", "region"))
        {
            return TryPlace(sentence, out var place) && TryEnd(sentence, out var lost) ? new LosePlace(text, scalar.Where, lost, place) : null;
        }

        if (sentence.Take("cut"))
        {
            return TryLinks(sentence, out var cut) && TryEnd(sentence, out var lost) ? new CutLinks(text, scalar.Where, lost, cut) : null;
        }

        return sentence.Take("drop") ? ReadDrop(sentence, scalar) : ReadDetour(sentence, scalar);
    }

    private DropOnLinks? ReadDrop(Sentence sentence, ScalarNode scalar)
    {
        var shareText = sentence.TakeUntil("from", "between", "of");
        if (!Scalars.TryRead(shareText, Dimension.Share, reading, out var share))
        {
            return null;
        }

        if (share.High > 0.9)
        {
            reading.Error(DiagnosticCode.OutOfRange, shareText.Where, "A link that loses more than 90 % is as good as cut.", "Write a share up to 90 %, or 'cut'.");
            return null;
        }

        sentence.Position += sentence.IsAtEnd ? 0 : 1;
        return TryLinks(sentence, out var links) && TryEnd(sentence, out var length)
            ? new DropOnLinks(scalar.Text.Trim(), scalar.Where, length, links, share.Nominal) : null;
    }

    private DetourLinks? ReadDetour(Sentence sentence, ScalarNode scalar)
    {
        sentence.Position++;
        if (!TryLinks(sentence, out var links))
        {
            return null;
        }

        if (!sentence.Take("by"))
        {
            Misread(sentence);
            return null;
        }

        return Scalars.TryRead(sentence.TakeUntil("for"), Dimension.Duration, reading, out var longer) && TryEnd(sentence, out var length)
            ? new DetourLinks(scalar.Text.Trim(), scalar.Where, length, links, longer.Nominal) : null;
    }

    /// <summary>"a and b", "a to b", or "a" for all the links of it.</summary>
    private bool TryLinks(Sentence sentence, out ImmutableArray<(string From, string To)> links)
    {
        links = [];
        if (!TryPlace(sentence, out var from))
        {
            return false;
        }

        var isBoth = sentence.Take("and") || sentence.Take("from");
        if (!isBoth && !sentence.Take("to"))
        {
            links = [.. parts.Places.Where(p => p != from).SelectMany(p => new[] { (from, p), (p, from) })];
            return true;
        }

        if (!TryPlace(sentence, out var to))
        {
            return false;
        }

        if (from == to)
        {
            reading.Error(DiagnosticCode.BadExperiment, sentence.WhereNext, $"There is no link from '{from}' to itself.", "Name two different places.");
            return false;
        }

        links = isBoth ? [(from, to), (to, from)] : [(from, to)];
        return true;
    }

    private bool TryPlace(Sentence sentence, out string place)
    {
        place = sentence.TakeName(parts.Places.Contains) ?? "";
        if (place.Length > 0)
        {
            return true;
        }

        if (sentence.IsAtEnd)
        {
            Misread(sentence);
            return false;
        }

        var name = sentence.TakeUntil("and", "to", "for", "by");
        reading.Error(DiagnosticCode.UnknownPlace, name.Where, $"Nothing of this design is in a place '{name.Text}'.", () => Suggestion.For(name.Text, parts.Places));
        return false;
    }

    private bool TryEnd(Sentence sentence, out Quantity? length)
    {
        length = null;
        if (sentence.Take("for"))
        {
            if (!Scalars.TryRead(sentence.TakeUntil(), Dimension.Duration, reading, out var value))
            {
                return false;
            }

            length = value;
        }

        if (!sentence.IsAtEnd)
        {
            Misread(sentence);
        }

        return sentence.IsAtEnd;
    }

    private void Misread(Sentence sentence)
    {
        var verb = sentence.Piece(0, 1).Text.ToLowerInvariant();
        var form = Forms.First(f => f.Example.StartsWith(verb, StringComparison.Ordinal)).Example;
        reading.Error(DiagnosticCode.BadExperiment, sentence.WhereNext, sentence.IsAtEnd ? "Something is missing after this word." : $"'{sentence.Next}' is not understood here.", $"Write for example '{form}'.");
    }
}
