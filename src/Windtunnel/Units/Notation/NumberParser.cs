using System.Text;

namespace Windtunnel.Units;

/// <summary>Reads the number of a quantity: <c>12</c>, <c>0.5</c>, <c>1,000</c>, <c>1_000</c>, <c>1e6</c>.</summary>
internal static class NumberParser
{
    private const int ExponentMax = 100_000;

    public static bool TryParse(TextScanner scanner, out NumberText number, out QuantityProblem problem)
    {
        var start = scanner.Position;
        number = default;
        problem = default;
        if (scanner.Current is '-' or '−')
        {
            problem = At(scanner, start, QuantityFault.Negative, "cannot be below zero", "Write it without the minus sign.");
            return false;
        }

        if (scanner.Current is '+')
        {
            scanner.Position++;
        }

        var digits = new StringBuilder();
        if (!TakeWhole(scanner, digits))
        {
            scanner.Position = start;
            problem = At(scanner, start, QuantityFault.NotANumber, "has more or fewer than three digits after a comma",
                "Write 1.5 for one and a half, 1,500 for fifteen hundred.");
            return false;
        }

        var exponent = -TakeFraction(scanner, digits);
        if (digits.Length == 0 || LooksHexadecimal(scanner, digits))
        {
            scanner.Position = start;
            problem = At(scanner, start, QuantityFault.NotANumber, "is not a number", "Write a decimal number such as 12, 0.5, 1,000 or 1e6.");
            return false;
        }

        exponent += TakeExponent(scanner);
        number = new(digits.ToString(), exponent, start, scanner.Position - start);
        return true;
    }

    /// <summary>Digits before the point, with commas between groups of three and underscores anywhere between digits.</summary>
    private static bool TakeWhole(TextScanner scanner, StringBuilder digits)
    {
        var sinceComma = -1;
        while (char.IsAsciiDigit(scanner.Current) || IsSeparator(scanner, digits))
        {
            if (scanner.Current is ',')
            {
                if (sinceComma is not (-1 or 3))
                {
                    return false;
                }

                sinceComma = 0;
            }
            else if (scanner.Current is not '_')
            {
                digits.Append(scanner.Current);
                sinceComma += sinceComma < 0 ? 0 : 1;
            }

            scanner.Position++;
        }

        return sinceComma is -1 or 3;
    }

    private static bool IsSeparator(TextScanner scanner, StringBuilder digits) =>
        scanner.Current is ',' or '_' && digits.Length > 0
        && scanner.Position + 1 < scanner.Text.Length && char.IsAsciiDigit(scanner.Text[scanner.Position + 1]);

    /// <returns>How many digits stand after the point.</returns>
    private static int TakeFraction(TextScanner scanner, StringBuilder digits)
    {
        var next = scanner.Position + 1;
        if (scanner.Current is not '.' || next >= scanner.Text.Length || !char.IsAsciiDigit(scanner.Text[next]))
        {
            return 0;
        }

        var before = digits.Length;
        for (scanner.Position++; char.IsAsciiDigit(scanner.Current); scanner.Position++)
        {
            digits.Append(scanner.Current);
        }

        return digits.Length - before;
    }

    /// <summary>An e is an exponent only before a digit, so that <c>2EB</c> stays two exabytes.</summary>
    private static int TakeExponent(TextScanner scanner)
    {
        var start = scanner.Position;
        if (scanner.Current is not ('e' or 'E'))
        {
            return 0;
        }

        scanner.Position++;
        var sign = scanner.Current is '-' ? -1 : 1;
        if (scanner.Current is '-' or '+')
        {
            scanner.Position++;
        }

        if (!char.IsAsciiDigit(scanner.Current))
        {
            scanner.Position = start;
            return 0;
        }

        var exponent = 0;
        for (; char.IsAsciiDigit(scanner.Current); scanner.Position++)
        {
            exponent = Math.Min(exponent * 10 + (scanner.Current - '0'), ExponentMax);
        }

        return sign * exponent;
    }

    private static bool LooksHexadecimal(TextScanner scanner, StringBuilder digits) =>
        digits.Length == 1 && digits[0] is '0' && scanner.Current is 'x' or 'X'
        && scanner.Position + 1 < scanner.Text.Length && char.IsAsciiHexDigit(scanner.Text[scanner.Position + 1]);

    private static QuantityProblem At(TextScanner scanner, int start, QuantityFault fault, string what, string remedy)
    {
        scanner.Position = start;
        var length = scanner.RunLength();
        return new(fault, length == 0 ? "A number is missing." : $"'{scanner.Text.Substring(start, length)}' {what}.", remedy, start, length);
    }
}
