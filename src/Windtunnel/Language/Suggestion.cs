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
    public static string? Nearest(string word, IEnumerable<string> known)
    {
        if (word.Length > 64)
        {
            return null;
        }

        var best = known.Take(CandidatesMax).Where(k => IsNear(k.Length, word.Length)).Select(k => (Word: k, Edits: Distance(word.ToLowerInvariant(), k.ToLowerInvariant())))
            .OrderBy(p => p.Edits).ThenBy(p => p.Word, StringComparer.Ordinal).FirstOrDefault();
        return best.Word is not null && best.Edits <= Math.Max(1, Math.Max(word.Length, best.Word.Length) / 3) ? best.Word : null;
    }

    /// <summary>Whether words of these lengths can be within a third of the longer in edits; rules most out cheaply.</summary>
    private static bool IsNear(int a, int b) => a <= 64 && Math.Abs(a - b) <= Math.Max(1, Math.Max(a, b) / 3);

    /// <summary>Optimal string alignment distance: insertions, deletions, replacements and swaps of neighbours.</summary>
    private static int Distance(string a, string b)
    {
        var d = new int[a.Length + 1, b.Length + 1];
        for (var i = 0; i <= a.Length; i++)
        {
            d[i, 0] = i;
        }

        for (var j = 0; j <= b.Length; j++)
        {
            d[0, j] = j;
        }

        for (var i = 1; i <= a.Length; i++)
        {
            for (var j = 1; j <= b.Length; j++)
            {
                var replace = d[i - 1, j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
                d[i, j] = Math.Min(replace, Math.Min(d[i - 1, j], d[i, j - 1]) + 1);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                {
                    d[i, j] = Math.Min(d[i, j], d[i - 2, j - 2] + 1);
                }
            }
        }

        return d[a.Length, b.Length];
    }
}
