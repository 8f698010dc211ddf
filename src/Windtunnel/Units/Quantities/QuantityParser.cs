using System.Globalization;

namespace Windtunnel.Units;

/// <summary>Reads <c>amount</c>, <c>amount to amount</c> or <c>amount ± amount</c>.</summary>
internal static class QuantityParser
{
    private const int LengthMax = 200;

    public static bool TryParse(string text, Dimension? expected, out Quantity quantity, out QuantityProblem problem)
    {
        quantity = default;
        if (string.IsNullOrWhiteSpace(text))
        {
            problem = QuantityAdvice.Empty(expected);
            return false;
        }

        if (text.Length > LengthMax)
        {
            problem = new(QuantityFault.TooLong, $"No quantity is longer than {LengthMax} characters.", "Write one number and its unit.", 0, text.Length);
            return false;
        }

        var scanner = new TextScanner(text);
        return TryRead(scanner, expected, out quantity, out problem)
            && AtEnd(scanner, out problem)
            && QuantityAdvice.Fits(text, quantity, expected, out problem);
    }

    /// <summary>The unit alone, as printers name it: <c>GB/day</c>.</summary>
    public static UnitText Unit(string text) =>
        UnitParser.TryParse(new TextScanner(text), false, null, out var unit, out _) && unit is not null
            ? unit
            : text.Length == 0 ? new(Dimension.Number, Scale.One) : throw new ArgumentException($"'{text}' is not a unit.", nameof(text));

    private static bool TryRead(TextScanner scanner, Dimension? expected, out Quantity quantity, out QuantityProblem problem)
    {
        quantity = default;
        if (!AmountParser.TryParse(scanner, expected, out var first, out problem))
        {
            return false;
        }

        if (scanner.TryTakeWord("to"))
        {
            return TryReadRange(scanner, expected, first, out quantity, out problem);
        }

        if (TakesSpread(scanner))
        {
            return TryReadSpread(scanner, expected, first, out quantity, out problem);
        }

        if (!AmountParser.TryTotal(scanner, expected, first, out var value, out problem))
        {
            return false;
        }

        quantity = Quantity.Of(value, first.Dimension);
        return true;
    }

    private static bool TryReadRange(TextScanner scanner, Dimension? expected, Amount first, out Quantity quantity, out QuantityProblem problem)
    {
        quantity = default;
        if (!AmountParser.TryParse(scanner, expected, out var second, out problem))
        {
            return false;
        }

        if (first.Unit is null)
        {
            first = first with { Unit = second.Unit };
        }

        if (first.Dimension != second.Dimension)
        {
            problem = QuantityAdvice.MixedRange(scanner.Text, first, second);
            return false;
        }

        if (!AmountParser.TryValue(first, out var low, out problem) || !AmountParser.TryTotal(scanner, expected, second, out var high, out problem))
        {
            return false;
        }

        if (low > high)
        {
            var start = first.Offset;
            var end = second.Offset + second.Length;
            problem = new(QuantityFault.UpsideDown, $"The range '{scanner.Text[start..end]}' ends before it begins.", "Write the smaller value first.", start, end - start);
            return false;
        }

        quantity = new(low, high, first.Dimension);
        return true;
    }

    private static bool TakesSpread(TextScanner scanner)
    {
        scanner.SkipSpaces();
        return scanner.TryTake("±") || scanner.TryTake("+-") || scanner.TryTake("+/-");
    }

    /// <summary>A spread in per cent is a part of the value; any other is in the value's own dimension.</summary>
    private static bool TryReadSpread(TextScanner scanner, Dimension? expected, Amount first, out Quantity quantity, out QuantityProblem problem)
    {
        quantity = default;
        if (!AmountParser.TryParse(scanner, expected, out var spread, out problem))
        {
            return false;
        }

        if (first.Unit is null && (spread.Dimension is not Dimension.Share || expected is Dimension.Share))
        {
            first = first with { Unit = spread.Unit };
        }

        var isRelative = spread.Dimension is Dimension.Share && first.Dimension is not Dimension.Share;
        if (spread.Unit is null)
        {
            spread = spread with { Unit = first.Unit };
        }

        if (!isRelative && first.Dimension != spread.Dimension)
        {
            problem = QuantityAdvice.MixedRange(scanner.Text, first, spread);
            return false;
        }

        if (!AmountParser.TryValue(first, out var middle, out problem) || !AmountParser.TryValue(spread, out var width, out problem))
        {
            return false;
        }

        width *= isRelative ? middle : 1;
        if (width > middle || !double.IsFinite(Rounded(middle + width)))
        {
            problem = new(QuantityFault.Negative, "The spread is wider than the value, so the range would go below zero.", "Write a smaller spread, or a range such as 0 to 10 ms.", spread.Offset, spread.Length);
            return false;
        }

        quantity = new(Rounded(middle - width), Rounded(middle + width), first.Dimension);
        return true;
    }

    /// <summary>Without the noise of the last bit, so that 100 ms ± 20 % prints as 80 to 120 ms.</summary>
    private static double Rounded(double value) =>
        double.Parse(value.ToString("G15", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);

    private static bool AtEnd(TextScanner scanner, out QuantityProblem problem)
    {
        scanner.SkipSpaces();
        problem = scanner.IsAtEnd ? default : QuantityAdvice.LeftOver(scanner);
        return scanner.IsAtEnd;
    }
}
