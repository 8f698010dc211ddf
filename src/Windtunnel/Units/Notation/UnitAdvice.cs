namespace Windtunnel.Units;

/// <summary>Words for what is wrong with a unit.</summary>
internal static class UnitAdvice
{
    private static readonly Dictionary<string, string> hints = new(StringComparer.Ordinal)
    {
        ["m"] = "Write min for minutes, ms for milliseconds or month.",
        ["mo"] = "Write month, or min for minutes.",
        ["y"] = "Write year.",
        ["w"] = "Write week.",
        ["S"] = "Write s for seconds.",
        ["H"] = "Write h for hours.",
        ["G"] = "Write GB for data, B or billion for a count.",
        ["b"] = "Write B for bytes or bit for bits.",
        ["EUR"] = "Money is in USD here; convert it.",
        ["GBP"] = "Money is in USD here; convert it.",
        ["cents"] = "Write it in USD: 5 cents is 0.05 USD.",
    };

    public static QuantityProblem UnknownUnit(string word, int offset, Dimension? expected)
    {
        if (word.Length == 0)
        {
            return new(QuantityFault.MissingUnit, "A unit is missing after the dividing line.", "Write s, min, h, day, month or year there, or GB.", offset, 0);
        }

        return new(QuantityFault.UnknownUnit, $"'{word}' is not a unit.", Remedy(word, expected), offset, word.Length);
    }

    public static QuantityProblem NotAUnit(string text, int start, int end) => new(
        QuantityFault.UnknownUnit,
        $"'{text[start..end].Trim()}' measures nothing known here.",
        $"Known are {string.Join(", ", Dimensions.All.Select(d => d.Example()))}.",
        start,
        end - start);

    private static string Remedy(string word, Dimension? expected)
    {
        if (hints.TryGetValue(word, out var hint))
        {
            return hint;
        }

        // Mb, gb, Kb: whether bits or bytes are meant is a factor of eight, so it is asked and not guessed.
        if (word.Length == 2 && word[1] is 'b' or 'B' && "kmgtpe".Contains(char.ToLowerInvariant(word[0])))
        {
            var prefix = word[0] is 'k' or 'K' ? 'k' : char.ToUpperInvariant(word[0]);
            return $"Write {prefix}B for bytes or {prefix}bit for bits.";
        }

        var names = UnitTable.All.Where(u => u.Powers == (expected?.Powers() ?? u.Powers)).Select(u => u.Name);
        var nearest = Spelling.Nearest(word, names) ?? Spelling.Nearest(word, UnitTable.All.Select(u => u.Name));
        return nearest is not null ? $"Did you mean {nearest}?" : $"Write for example {(expected ?? Dimension.Duration).Example()}.";
    }
}
