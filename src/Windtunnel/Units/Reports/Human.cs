using System.Globalization;

namespace Windtunnel.Units;

/// <summary>Numbers as a report shows them: one unit, few digits, and with an interval no more digits than the interval allows.</summary>
/// <remarks>The one place that decides digits. What is printed here is for reading; <see cref="Quantity.ToString"/> is for parsing again.</remarks>
public static class Human
{
    private const int DecimalsMax = 12;
    private const double PlainMax = 1e15;

    /// <summary>A value with its unit: <c>1,157/s</c>, <c>36.5 TB</c>, <c>4.2 ms</c>.</summary>
    /// <param name="value">The value [base unit of <paramref name="dimension"/>]; may be ±∞, or NaN for unknown.</param>
    /// <param name="dimension">What it measures.</param>
    /// <param name="significant">Digits shown at most [–]; ≥ 1. Digits left of the point are never replaced by zeros. A share above 99 % counts its digits from 100 %.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="significant"/> is below 1.</exception>
    public static string Format(double value, Dimension dimension, int significant = 3)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(significant, 1);
        if (!double.IsFinite(value))
        {
            return NotFinite(value);
        }

        var magnitude = Math.Abs(value);
        var unit = HumanUnit.For(magnitude, dimension);
        var number = Number(magnitude, unit, dimension, significant, out var rounded);
        var roundedUnit = HumanUnit.For(rounded, dimension);
        if (roundedUnit != unit)
        {
            // 999.96 ms rounds to a second, and is then shown as one.
            unit = roundedUnit;
            number = Number(rounded, unit, dimension, significant, out _);
        }

        return Sign(value) + number + unit.Suffix + unit.Text;
    }

    /// <summary>A quantity, or both ends of its range: <c>5 to 10 ms</c>.</summary>
    public static string Format(Quantity quantity, int significant = 3)
    {
        var high = Format(quantity.High, quantity.Dimension, significant);
        var low = Format(quantity.Low, quantity.Dimension, significant);
        if (!quantity.IsRange || low == high)
        {
            return high;
        }

        var unit = HumanUnit.For(Math.Abs(quantity.High), quantity.Dimension).Text;
        var isShared = low.EndsWith(unit, StringComparison.Ordinal) && high.EndsWith(unit, StringComparison.Ordinal);
        return isShared ? $"{low[..^unit.Length]} to {high}" : $"{low} to {high}";
    }

    /// <summary>A measured value with its confidence: <c>31.4 ± 0.6 ms</c>.</summary>
    /// <param name="value">The value [base unit]; may be ±∞, or NaN for unknown.</param>
    /// <param name="halfWidth">Half the width of the confidence interval [base unit]; ≥ 0. Zero means exact; ∞ or NaN unknown.</param>
    /// <param name="dimension">What it measures.</param>
    /// <remarks>
    /// The half-width is rounded to one digit, two when the first is a 1 (so that rounding moves it by a quarter at most), and the value
    /// to the same place.
    /// </remarks>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="halfWidth"/> is negative.</exception>
    public static string FormatWithInterval(double value, double halfWidth, Dimension dimension)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(halfWidth);
        if (!double.IsFinite(value) || halfWidth == 0)
        {
            return Format(value, dimension);
        }

        if (!double.IsFinite(halfWidth))
        {
            return $"{Format(value, dimension, 1)} ± ?";
        }

        var unit = HumanUnit.For(Rounded(Math.Max(Math.Abs(value), halfWidth), 4), dimension);
        var width = halfWidth / unit.Size;
        var digits = Rounded(width, 2) < 2 * Math.Pow(10, Exponent(Rounded(width, 2))) ? 2 : 1;
        var decimals = Math.Min(digits - 1 - Exponent(Rounded(width, digits)), DecimalsMax);
        return $"{At(value / unit.Size, decimals)} ± {At(width, decimals)}{unit.Suffix}{unit.Text}";
    }

    private static string Number(double magnitude, HumanUnit unit, Dimension dimension, int significant, out double rounded)
    {
        var shown = magnitude / unit.Size;
        var measured = dimension is Dimension.Share && magnitude is > 0.99 and < 1 ? (1 - magnitude) / unit.Size : shown;
        var decimals = Math.Clamp(significant - 1 - Exponent(measured), 0, DecimalsMax);
        rounded = Math.Round(shown, decimals, MidpointRounding.AwayFromZero) * unit.Size;
        return shown < PlainMax
            ? Trimmed(shown.ToString($"N{decimals}", CultureInfo.InvariantCulture))
            : shown.ToString($"G{significant}", CultureInfo.InvariantCulture);
    }

    /// <summary>A number rounded to a decimal place, which may lie left of the point.</summary>
    private static string At(double number, int decimals)
    {
        var place = Math.Pow(10, -Math.Min(decimals, 0));
        var rounded = Math.Round(number / place, MidpointRounding.AwayFromZero) * place;
        var text = (decimals < 0 ? rounded : number).ToString($"N{Math.Max(decimals, 0)}", CultureInfo.InvariantCulture);
        return text[0] == '-' && !text.AsSpan().ContainsAnyInRange('1', '9') ? text[1..] : text;
    }

    private static double Rounded(double value, int significant)
    {
        if (value == 0)
        {
            return 0;
        }

        return double.Parse(value.ToString($"E{significant - 1}", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
    }

    private static int Exponent(double value) => value == 0 ? 0 : (int)Math.Floor(Math.Log10(value));

    private static string Sign(double value) => value < 0 ? "-" : "";

    private static string Trimmed(string number) => number.Contains('.') ? number.TrimEnd('0').TrimEnd('.') : number;

    private static string NotFinite(double value) => double.IsNaN(value) ? "unknown" : $"{Sign(value)}∞";
}
