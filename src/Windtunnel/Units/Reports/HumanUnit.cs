namespace Windtunnel.Units;

/// <summary>A unit as reports show it, and from which value on.</summary>
/// <param name="Suffix">What multiplies the number: k, M, bn, T or nothing.</param>
/// <param name="Text">What follows it, with its space or without.</param>
/// <param name="Size">Base units per unit.</param>
/// <param name="From">The least value shown in this unit [base unit].</param>
internal readonly record struct HumanUnit(string Suffix, string Text, double Size, double From)
{
    // Indexed by Dimension; each list goes from small to large.
    private static readonly HumanUnit[][] all =
    [
        Counted(""),
        Simple(" %"),
        Simple(" x"),
        [.. Steps("/year|/day|/h|/min"), .. Counted("/s")],
        Steps(" B| kB| MB| GB| TB| PB| EB"),
        Steps(" B/s| kB/s| MB/s| GB/s| TB/s| PB/s"),
        Durations(),
        Counted(" USD"),
        Counted(" USD/month"),
        // A price is named for as many as make a sum of money one can picture.
        [new("", " USD per 1M requests", 1e-6, 0), new("", " USD per 1k requests", 1e-3, 1e-3), new("", " USD/request", 1, 0.1)],
        Simple(" USD/GB"),
        Simple(" USD/GB/month"),
    ];

    /// <summary>The unit that shows a value best.</summary>
    /// <param name="value">The value [base unit]; ≥ 0.</param>
    /// <param name="dimension">What it measures.</param>
    public static HumanUnit For(double value, Dimension dimension)
    {
        var units = all[(int)dimension];
        var best = value == 0 ? Array.Find(units, u => u.Size == 1) : units[0];
        best = best.Size == 0 ? units[0] : best;
        foreach (var unit in units)
        {
            if (value >= unit.From && value > 0)
            {
                best = unit;
            }
        }

        return best;
    }

    private static HumanUnit[] Simple(string text) => [new("", text, SizeOf(text), 0)];

    private static HumanUnit[] Steps(string texts) => [.. texts.Split('|').Select(text => new HumanUnit("", text, SizeOf(text), SizeOf(text)))];

    /// <summary>Four digits are still read at a glance; from five on a suffix helps.</summary>
    private static HumanUnit[] Counted(string text) =>
    [
        new("", text, 1, text is "/s" ? 1 : 0), new("k", text, 1e3, 1e4), new("M", text, 1e6, 1e6), new("bn", text, 1e9, 1e9), new("T", text, 1e12, 1e12),
    ];

    /// <summary>People say 90 s and 36 h, so each unit lasts until there are two of the next.</summary>
    private static HumanUnit[] Durations() =>
    [
        .. Steps(" ns| µs| ms| s"), new("", " min", 60, 120), new("", " h", 3_600, 7_200),
        new("", " days", Dimensions.DaySeconds, 2 * Dimensions.DaySeconds), new("", " years", Dimensions.YearSeconds, 2 * Dimensions.YearSeconds),
    ];

    private static double SizeOf(string text) => QuantityParser.Unit(text.Trim()).Scale.ToBase("1", 0);
}
