using System.Globalization;

namespace Windtunnel.Units;

/// <summary>Prints the shortest text that parses to the identical quantity.</summary>
/// <remarks>
/// Each dimension has at least one unit that is a power of ten of its base unit. Shifting the decimal point is exact, so that unit can
/// print any double; the other units are taken only when the text proves to parse back to the same bits.
/// </remarks>
internal static class QuantityPrinter
{
    private sealed record Candidate(string Name, string PluralName, Scale Scale, bool TakesSuffix)
    {
        public string With(string number) => Name.Length == 0 ? number
            : Name[0] is '/' ? number + Name
            : $"{number} {(number == "1" ? Name : PluralName)}";
    }

    private static readonly (string Suffix, int Shift)[] suffixes = [("", 0), ("k", 3), ("M", 6), ("bn", 9), ("T", 12)];

    // Indexed by Dimension; of equally short texts the earlier unit wins.
    private static readonly Candidate[][] units =
    [
        Units("", takesSuffix: true),
        Units("%"),
        Units("x"),
        Units("/s|/min|/h|/day|/month|/year", takesSuffix: true),
        Units("B|kB|MB|GB|TB|PB|EB|KiB|MiB|GiB|TiB|PiB|EiB"),
        Units("B/s|kB/s|MB/s|GB/s|TB/s|kbit/s|Mbit/s|Gbit/s|MiB/s|GiB/s|MB/day|GB/day|TB/day|PB/day"),
        Units("s|ms|µs|ns|min|h|day|month|year"),
        Units("USD", takesSuffix: true),
        Units("USD/month|USD/year|USD/day|USD/h", takesSuffix: true),
        Units("USD/request|USD per 1k requests|USD per 1M requests"),
        Units("USD/GB"),
        Units("USD/GB/month|USD/GB/h"),
    ];

    public static string Print(Quantity quantity)
    {
        var (low, lowUnit) = Shortest(quantity.Low, quantity.Dimension);
        if (!quantity.IsRange)
        {
            return lowUnit.With(low);
        }

        var (high, highUnit) = Shortest(quantity.High, quantity.Dimension);
        return lowUnit == highUnit || (quantity.Low == 0 && low == "0")
            ? $"{low} to {highUnit.With(high)}"
            : $"{lowUnit.With(low)} to {highUnit.With(high)}";
    }

    private static (string Number, Candidate Unit) Shortest(double value, Dimension dimension)
    {
        var candidates = units[(int)dimension];
        if (!double.IsFinite(value))
        {
            return (value > 0 ? "∞" : "-∞", candidates[0]);
        }

        var best = ("", candidates[0]);
        var bestCost = int.MaxValue;
        foreach (var unit in candidates)
        {
            if (!TryDigits(Math.Abs(value), unit.Scale, out var digits, out var exponent))
            {
                continue;
            }

            foreach (var (suffix, shift) in unit.TakesSuffix ? suffixes : suffixes.AsSpan(0, 1))
            {
                var number = DecimalText.Place(digits, exponent - shift);
                var cost = number.Length + suffix.Length + Strangeness(number);
                if (cost < bestCost)
                {
                    best = ((value < 0 ? "-" : "") + number + suffix, unit);
                    bestCost = cost;
                }
            }
        }

        return best;
    }

    /// <summary>People write 500 ms rather than 0.5 s, and 100M rather than 1e8.</summary>
    private static int Strangeness(string number) => number.StartsWith("0.", StringComparison.Ordinal) ? 2 : number.Contains('e') ? 6 : 0;

    /// <summary>The digits of a value in a unit, when they lead back to the same value.</summary>
    private static bool TryDigits(double value, Scale scale, out string digits, out int exponent)
    {
        if (scale.IsDecimal)
        {
            (digits, exponent) = DecimalText.Split(value.ToString("R", CultureInfo.InvariantCulture));
            exponent -= scale.Shift;
            return true;
        }

        var inUnit = value / scale.Numerator * scale.Denominator / Math.Pow(10, scale.Shift);
        (digits, exponent) = ("0", 0);
        if (!double.IsFinite(inUnit) || (inUnit == 0 && value != 0))
        {
            return false;
        }

        (digits, exponent) = DecimalText.Split(inUnit.ToString("G15", CultureInfo.InvariantCulture));
        return scale.ToBase(digits, exponent) == value;
    }

    private static Candidate[] Units(string names, bool takesSuffix = false) =>
    [
        .. names.Split('|').Select(name =>
            new Candidate(name, name is "day" or "month" or "year" ? name + "s" : name, QuantityParser.Unit(name).Scale, takesSuffix)),
    ];
}
