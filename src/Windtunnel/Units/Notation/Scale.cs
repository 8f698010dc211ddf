using System.Globalization;

namespace Windtunnel.Units;

/// <summary>Base units per written unit, as Numerator ÷ Denominator × 10^Shift.</summary>
/// <remarks>
/// The power of ten is kept apart because shifting the decimal point of a text is exact: <c>7 ms</c> becomes the double nearest to
/// 0.007, and any double prints in any decimal unit without a digit lost.
/// </remarks>
internal readonly record struct Scale(double Numerator, double Denominator, int Shift)
{
    public static Scale One { get; } = new(1, 1, 0);

    public bool IsDecimal => Numerator == 1 && Denominator == 1;

    public static Scale Power(int shift) => new(1, 1, shift);

    public static Scale operator *(Scale a, Scale b) =>
        Reduced(a.Numerator * b.Numerator, a.Denominator * b.Denominator, a.Shift + b.Shift);

    public static Scale operator /(Scale a, Scale b) =>
        Reduced(a.Numerator * b.Denominator, a.Denominator * b.Numerator, a.Shift - b.Shift);

    /// <summary>The value in base units of a decimal number of written units.</summary>
    /// <returns>+∞ when too large; 0 also when too small to be told from zero.</returns>
    public double ToBase(string digits, int exponent)
    {
        var shifted = double.Parse(string.Create(CultureInfo.InvariantCulture, $"{digits}E{exponent + Shift}"), CultureInfo.InvariantCulture);
        return IsDecimal ? shifted : shifted * Numerator / Denominator;
    }

    private static Scale Reduced(double numerator, double denominator, int shift)
    {
        var divisor = GreatestCommonDivisor(numerator, denominator);
        return new(numerator / divisor, denominator / divisor, shift);
    }

    /// <summary>Euclid's algorithm on doubles that hold integers; 1 for all others.</summary>
    private static double GreatestCommonDivisor(double a, double b)
    {
        const double exactMax = 9_007_199_254_740_992;
        if (!(a <= exactMax && b <= exactMax) || a != Math.Floor(a) || b != Math.Floor(b))
        {
            return 1;
        }

        while (b > 0)
        {
            (a, b) = (b, a % b);
        }

        return Math.Max(a, 1);
    }
}
