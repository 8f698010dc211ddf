namespace Windtunnel.Units;

/// <summary>Words for what is wrong with a quantity as a whole.</summary>
internal static class QuantityAdvice
{
    public static QuantityProblem Empty(Dimension? expected) => new(
        QuantityFault.Empty, $"{Capitalised((expected ?? Dimension.Number).Describe())} is missing.", $"Write for example {(expected ?? Dimension.Number).Example()}.", 0, 0);

    /// <summary>Whether a quantity has the dimension that is needed.</summary>
    public static bool Fits(string text, Quantity quantity, Dimension? expected, out QuantityProblem problem)
    {
        problem = default;
        if (expected is not { } needed || needed == quantity.Dimension)
        {
            return true;
        }

        var shown = text.Trim();
        var offset = text.IndexOf(shown, StringComparison.Ordinal);
        problem = quantity.Dimension is Dimension.Number
            ? new(QuantityFault.MissingUnit, $"'{shown}' has no unit, and {needed.Describe()} is needed here.", MissingUnitRemedy(shown, quantity, needed), offset, shown.Length)
            : new(QuantityFault.WrongDimension, $"{Capitalised(needed.Describe())} is needed here; '{shown}' is {quantity.Dimension.Describe()}.", $"Write for example {needed.Example()}.", offset, shown.Length);
        return false;
    }

    public static QuantityProblem MixedRange(string text, Amount first, Amount second)
    {
        var start = first.Offset;
        var end = second.Offset + second.Length;
        return second.Unit is null
            ? new(QuantityFault.MissingUnit, $"'{text.Substring(second.Offset, second.Length)}' has no unit.", "Write the unit after the second number.", second.Offset, second.Length)
            : new(QuantityFault.WrongDimension, $"'{text[start..end]}' mixes {first.Dimension.Describe()} with {second.Dimension.Describe()}.", "Write both in units of the same kind.", start, end - start);
    }

    public static QuantityProblem LeftOver(TextScanner scanner)
    {
        var start = scanner.Position;
        var isDashed = start > 0 && scanner.Current is '-' or '–' or '—';
        return new(
            QuantityFault.Malformed,
            $"'{scanner.Text[start..].TrimEnd()}' is left over after '{scanner.Text[..start].Trim()}'.",
            isDashed ? "Write a range as 5 to 10 ms." : "Write one number and its unit.",
            start,
            scanner.Text.Length - start);
    }

    private static string MissingUnitRemedy(string shown, Quantity quantity, Dimension needed)
    {
        // Somebody who writes 0.2 for a share means 20 %, not 0.2 %.
        if (needed is Dimension.Share && quantity.High <= 1)
        {
            return $"Write {new Quantity(quantity.Low, quantity.High, Dimension.Share)}, or {shown} % if that is meant.";
        }

        var units = needed switch
        {
            Dimension.Duration => [" ms", " s"],
            Dimension.Rate => ["/s", "/day"],
            Dimension.ByteSize => [" kB", " GB"],
            Dimension.ByteRate => [" MB/s", " Gbit/s"],
            Dimension.MoneyRate => [" USD/month", " USD/h"],
            Dimension.MoneyPerItem => [" USD per 1M requests"],
            Dimension.MoneyPerByte => [" USD/GB"],
            Dimension.MoneyRatePerByte => [" USD/GB/month"],
            _ => (string[])[" " + needed.BaseUnit()],
        };
        return $"Write {string.Join(" or ", units.Select(unit => shown + unit))}.";
    }

    private static string Capitalised(string words) => char.ToUpperInvariant(words[0]) + words[1..];
}
