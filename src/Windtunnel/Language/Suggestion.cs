using Windtunnel.Units;

namespace Windtunnel.Language;

/// <summary>Remedies for misspelt words.</summary>
public static class Suggestion
{
    /// <summary>Words compared at most, so that a file full of mistakes is still read quickly.</summary>
    private const int CandidatesMax = 1000;

    /// <summary>A sentence that names the nearest known word, or lists the known ones when none is near.</summary>
    public static string For(string word, IReadOnlyCollection<string> known)
    {
        if (known.Count == 0)
        {
            return "Remove it.";
        }

        var nearest = Nearest(word, known);
        return nearest is not null ? $"Did you mean '{nearest}'?" : $"Known: {string.Join(", ", known.Take(24))}.";
    }

    /// <summary>The known word within a third of its length in edits, or null.</summary>
    public static string? Nearest(string word, IEnumerable<string> known) =>
        Spelling.Nearest(word, known.Take(CandidatesMax).Order(StringComparer.Ordinal));
}
