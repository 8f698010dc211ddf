namespace Windtunnel.Units;

/// <summary>Reads the text of a file of measured values: one quantity on each line.</summary>
/// <remarks>
/// A first line may name the unit of bare numbers: <c>ms</c>, or a heading that ends with it, <c>latency [ms]</c>. Empty lines and
/// lines that begin with # are passed over. Of several columns, divided by commas, the first is read.
/// </remarks>
public static class SampleText
{
    /// <param name="text">The whole file.</param>
    /// <param name="dimension">What the values measure.</param>
    /// <param name="values">The values [base unit] in the order of the file; empty when there is a problem.</param>
    /// <param name="problem">One sentence naming the line; empty when there is no problem.</param>
    public static bool TryParse(string text, Dimension dimension, out IReadOnlyList<double> values, out string problem)
    {
        ArgumentNullException.ThrowIfNull(text);
        var found = new List<double>();
        values = [];
        var unit = "";
        var lineNumber = 0;
        var isFirst = true;
        foreach (var rawLine in text.AsSpan().EnumerateLines())
        {
            lineNumber++;
            var line = rawLine.Trim().TrimStart('\uFEFF');
            if (line.IsEmpty || line[0] is '#')
            {
                continue;
            }

            var cell = line.Contains(',') ? line[..line.IndexOf(',')].Trim() : line;
            if (isFirst && !char.IsAsciiDigit(cell.IsEmpty ? ' ' : cell[0]))
            {
                unit = HeadingUnit(cell);
                isFirst = false;
                continue;
            }

            isFirst = false;
            if (!TryValue(cell.ToString(), unit, dimension, out var value, out problem))
            {
                problem = $"Line {lineNumber}: {problem}";
                return false;
            }

            found.Add(value);
        }

        values = found;
        problem = found.Count > 0 ? "" : "The file holds no values.";
        return found.Count > 0;
    }

    private static string HeadingUnit(ReadOnlySpan<char> heading)
    {
        var open = heading.LastIndexOf('[');
        return (open >= 0 ? heading[(open + 1)..].TrimEnd(']') : heading).Trim().ToString();
    }

    private static bool TryValue(string cell, string unit, Dimension dimension, out double value, out string problem)
    {
        var isParsed = Quantity.TryParse(cell, dimension, out var quantity, out var fault);
        if (!isParsed && fault.Fault is QuantityFault.MissingUnit && unit.Length > 0)
        {
            isParsed = Quantity.TryParse($"{cell} {unit}", dimension, out quantity, out fault);
        }

        value = quantity.Nominal;
        problem = isParsed ? "" : $"{fault.Message} {fault.Remedy}";
        return isParsed;
    }
}
