namespace Windtunnel.Units;

/// <summary>Finds what somebody probably meant to type.</summary>
public static class Spelling
{
    /// <summary>The candidate that takes the fewest slips of the finger to turn into <paramref name="word"/>.</summary>
    /// <param name="word">What was typed.</param>
    /// <param name="candidates">What could have been meant; the first of equals wins.</param>
    /// <returns>Null when none is near: more than a third of the letters, and more than one, would be wrong.</returns>
    public static string? Nearest(string word, IEnumerable<string> candidates)
    {
        const int lengthMax = 64;
        var best = default(string);
        var bestDistance = Math.Max(1, word.Length / 3) + 1;
        foreach (var candidate in candidates)
        {
            if (word.Length > lengthMax || Math.Abs(candidate.Length - word.Length) >= bestDistance)
            {
                continue;
            }

            var distance = Distance(word.ToUpperInvariant(), candidate.ToUpperInvariant());
            if (distance < bestDistance && distance < Math.Max(word.Length, candidate.Length))
            {
                (best, bestDistance) = (candidate, distance);
            }
        }

        return best;
    }

    /// <summary>Letters inserted, deleted, replaced or swapped with their neighbour (optimal string alignment; Damerau 1964).</summary>
    public static int Distance(string a, string b)
    {
        var previous = new int[b.Length + 1];
        var current = new int[b.Length + 1];
        var beforePrevious = new int[b.Length + 1];
        for (var j = 0; j <= b.Length; j++)
        {
            previous[j] = j;
        }

        for (var i = 1; i <= a.Length; i++)
        {
            current[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var cost = a[i - 1] == b[j - 1] ? 0 : 1;
                current[j] = Math.Min(Math.Min(previous[j] + 1, current[j - 1] + 1), previous[j - 1] + cost);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                {
                    current[j] = Math.Min(current[j], beforePrevious[j - 2] + 1);
                }
            }

            (beforePrevious, previous, current) = (previous, current, beforePrevious);
        }

        return previous[b.Length];
    }
}
