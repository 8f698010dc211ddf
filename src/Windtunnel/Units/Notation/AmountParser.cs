namespace Windtunnel.Units;

/// <summary>Reads one number with its unit, and sums a compound duration such as <c>1 h 30 min</c>.</summary>
internal static class AmountParser
{
    public static bool TryParse(TextScanner scanner, Dimension? expected, out Amount amount, out QuantityProblem problem)
    {
        amount = default;
        scanner.SkipSpaces();
        var start = scanner.Position;
        var isMoney = scanner.TryTake("$");
        if (!NumberParser.TryParse(scanner, out var number, out problem))
        {
            return false;
        }

        number = SuffixParser.Take(scanner, number, SuffixParser.IsByte(scanner, isMoney, expected));
        var end = scanner.Position;
        if (!UnitParser.TryParse(scanner, isMoney, expected, out var unit, out problem))
        {
            return false;
        }

        scanner.Position = unit is null ? end : scanner.Position;
        amount = new(number, unit, start, scanner.Position - start);
        return true;
    }

    /// <summary>The value [base unit] of an amount.</summary>
    public static bool TryValue(Amount amount, out double value, out QuantityProblem problem)
    {
        problem = default;
        if (amount.TryValue(out value))
        {
            return true;
        }

        problem = new(QuantityFault.OutOfRange, "The number is outside what can be held.", "Write a number between 1e-300 and 1e300.", amount.Number.Offset, amount.Number.Length);
        return false;
    }

    /// <summary>The value of an amount plus, when it is a duration, the smaller ones that follow it.</summary>
    public static bool TryTotal(TextScanner scanner, Dimension? expected, Amount first, out double total, out QuantityProblem problem)
    {
        if (!TryValue(first, out total, out problem))
        {
            return false;
        }

        var unitSeconds = UnitSeconds(first);
        while (first.Dimension is Dimension.Duration && IsNumberNext(scanner))
        {
            if (!TryParse(scanner, expected, out var next, out problem) || !TryValue(next, out var value, out problem))
            {
                return false;
            }

            if (next.Dimension is not Dimension.Duration || UnitSeconds(next) >= unitSeconds)
            {
                problem = new(QuantityFault.Malformed, "A duration in parts goes from larger units to smaller ones.", "Write for example 1 h 30 min.", next.Offset, next.Length);
                return false;
            }

            unitSeconds = UnitSeconds(next);
            total += value;
        }

        return true;
    }

    private static double UnitSeconds(Amount amount) => amount.Unit?.Scale.ToBase("1", 0) ?? 0;

    private static bool IsNumberNext(TextScanner scanner)
    {
        var start = scanner.Position;
        scanner.SkipSpaces();
        if (char.IsAsciiDigit(scanner.Current))
        {
            return true;
        }

        scanner.Position = start;
        return false;
    }
}
