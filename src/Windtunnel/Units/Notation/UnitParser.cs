namespace Windtunnel.Units;

/// <summary>Reads a unit: <c>ms</c>, <c>req/s</c>, <c>per 30 days</c>, <c>USD/GB/month</c>, <c>USD per 1M requests</c>.</summary>
internal static class UnitParser
{
    /// <param name="scanner">Stands after the number.</param>
    /// <param name="isMoney">Whether a $ stood before the number and is the first part of the unit.</param>
    /// <param name="expected">The dimension that is needed, for suggestions.</param>
    /// <param name="unit">Null when there is none.</param>
    /// <param name="problem">Why what stands here is not a unit.</param>
    public static bool TryParse(TextScanner scanner, bool isMoney, Dimension? expected, out UnitText? unit, out QuantityProblem problem)
    {
        unit = null;
        scanner.SkipSpaces();
        var start = scanner.Position;
        if (!TryNumerator(scanner, isMoney, expected, out var top, out problem))
        {
            return false;
        }

        var powers = top?.Powers ?? Powers.None;
        var scale = top?.Scale ?? Scale.One;
        var isPerItem = false;
        var hasDivisor = false;
        while (TakesDivisor(scanner, hasDivisor))
        {
            if (!TryDivisor(scanner, expected, out var divisor, out problem))
            {
                return false;
            }

            isPerItem |= divisor.IsNoun;
            powers -= divisor.Powers;
            scale /= divisor.Scale;
            hasDivisor = true;
        }

        if (top is null && !hasDivisor)
        {
            return true;
        }

        if (!TryDimension(top, hasDivisor, isPerItem, powers, out var dimension))
        {
            problem = UnitAdvice.NotAUnit(scanner.Text, start, scanner.Position);
            return false;
        }

        unit = new(dimension, scale * new Scale(dimension.BasePerCoherent(), 1, 0));
        return true;
    }

    private static bool TryNumerator(TextScanner scanner, bool isMoney, Dimension? expected, out Unit? unit, out QuantityProblem problem)
    {
        problem = default;
        unit = null;
        if (isMoney)
        {
            return UnitTable.TryFind("USD", out unit!);
        }

        var word = scanner.PeekWord();
        if (word.Length == 0 || word is "to" or "per")
        {
            return true;
        }

        if (!UnitTable.TryFind(word, out unit!))
        {
            problem = UnitAdvice.UnknownUnit(word, scanner.Position, expected);
            return false;
        }

        scanner.Position += word.Length;
        return true;
    }

    /// <summary>A hyphen divides only after a divisor: the GB-month of price lists, but not 5-10.</summary>
    private static bool TakesDivisor(TextScanner scanner, bool hasDivisor)
    {
        var start = scanner.Position;
        scanner.SkipSpaces();
        if (scanner.TryTake("/") || scanner.TryTakeWord("per"))
        {
            return true;
        }

        scanner.Position = start;
        return hasDivisor && scanner.TryTake("-");
    }

    private static bool TryDivisor(TextScanner scanner, Dimension? expected, out Unit divisor, out QuantityProblem problem)
    {
        divisor = null!;
        problem = default;
        scanner.SkipSpaces();
        var start = scanner.Position;
        var count = Scale.One;
        if (char.IsAsciiDigit(scanner.Current))
        {
            if (!NumberParser.TryParse(scanner, out var number, out problem))
            {
                return false;
            }

            number = SuffixParser.Take(scanner, number, isByte: false);
            if (number.IsZero || !number.TryValue(Scale.One, out var value))
            {
                problem = new(QuantityFault.OutOfRange, "Nothing can be divided by that number.", "Write a number above zero.", start, scanner.Position - start);
                return false;
            }

            count = new(value, 1, 0);
            scanner.SkipSpaces();
        }

        var word = scanner.PeekWord();
        var isBareCount = scanner.Position > start && (word.Length == 0 || word is "to" or "per");
        if (isBareCount)
        {
            divisor = new("", Powers.None, count);
            return true;
        }

        if (!UnitTable.TryFind(word, out var unit))
        {
            problem = UnitAdvice.UnknownUnit(word, scanner.Position, expected);
            return false;
        }

        scanner.Position += word.Length;
        divisor = unit with { Scale = unit.Scale * count };
        return true;
    }

    /// <summary>Only money is counted per thing; anything else per thing is a relation, which knows what the thing is.</summary>
    private static bool TryDimension(Unit? top, bool hasDivisor, bool isPerItem, Powers powers, out Dimension dimension)
    {
        if (isPerItem)
        {
            dimension = Dimension.MoneyPerItem;
            return powers == dimension.Powers();
        }

        if (top is not null && !hasDivisor && top.Powers.IsNone)
        {
            dimension = top.Plain;
            return true;
        }

        // A percentage per day or a second per second is nothing anybody designs with.
        var isTop = top is null || !hasDivisor || top.IsNoun || !(top.Powers.IsNone || top.IsTime);
        return Dimensions.TryFind(powers, out dimension) && !powers.IsNone && isTop;
    }
}
