namespace Windtunnel.Units;

/// <summary>Reads the k of <c>10k</c>, the billion of <c>2 billion</c>.</summary>
internal static class SuffixParser
{
    /// <param name="scanner">Stands after the number; moves past the suffix when there is one.</param>
    /// <param name="number">The number before it.</param>
    /// <param name="isByte">Whether a lone B is a byte here and not a billion.</param>
    public static NumberText Take(TextScanner scanner, NumberText number, bool isByte)
    {
        var start = scanner.Position;
        scanner.SkipSpaces();
        var word = scanner.PeekWord();
        if (!UnitTable.TryFindSuffix(word, out var shift) || (word is "B" && isByte))
        {
            scanner.Position = start;
            return number;
        }

        scanner.Position += word.Length;
        return number.Times(shift);
    }

    /// <summary>
    /// A lone B is a byte where data is needed, a billion where anything else is. Where nothing is said it is a byte,
    /// unless a unit follows it, as in <c>2B rps</c>.
    /// </summary>
    public static bool IsByte(TextScanner scanner, bool isMoney, Dimension? expected)
    {
        if (expected is { } dimension)
        {
            return dimension is Dimension.ByteSize or Dimension.ByteRate;
        }

        var start = scanner.Position;
        scanner.SkipSpaces();
        scanner.TryTake("B");
        scanner.SkipSpaces();
        var isUnitNext = UnitTable.TryFind(scanner.PeekWord(), out _);
        scanner.Position = start;
        return !isMoney && !isUnitNext;
    }
}
