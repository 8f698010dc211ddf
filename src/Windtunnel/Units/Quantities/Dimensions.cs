namespace Windtunnel.Units;

/// <summary>The facts and the algebra of dimensions: what they are called, and which one a product or a quotient has.</summary>
public static class Dimensions
{
    /// <summary>Length of a month [s]: a twelfth of a year of 365 days, 730 h.</summary>
    public const double MonthSeconds = 2_628_000;

    /// <summary>Length of a day [s].</summary>
    public const double DaySeconds = 86_400;

    /// <summary>Length of a year [s]: 365 days.</summary>
    public const double YearSeconds = 31_536_000;

    private sealed record Facts(Powers Powers, string Noun, string BaseUnit, string Example);

    // Indexed by Dimension, in the order of the enumeration.
    private static readonly Facts[] facts =
    [
        new(new(0, 0, 0), "a number", "", "10k"),
        new(new(0, 0, 0), "a share", "%", "20 %"),
        new(new(0, 0, 0), "a factor", "x", "2 x"),
        new(new(-1, 0, 0), "a rate", "/s", "100/s"),
        new(new(0, 1, 0), "a size", "B", "5 GB"),
        new(new(-1, 1, 0), "a data rate", "B/s", "10 MB/s"),
        new(new(1, 0, 0), "a duration", "s", "200 ms"),
        new(new(0, 0, 1), "an amount of money", "USD", "5 USD"),
        new(new(-1, 0, 1), "a cost over time", "USD/month", "40 USD/month"),
        new(new(0, 0, 1), "a price per item", "USD/item", "5 USD per 1M requests"),
        new(new(0, -1, 1), "a price per amount of data", "USD/B", "0.02 USD/GB"),
        new(new(-1, -1, 1), "a price for keeping data", "USD/B/month", "0.10 USD/GB/month"),
    ];

    /// <summary>All dimensions, in the order of the enumeration.</summary>
    public static IReadOnlyList<Dimension> All { get; } = Enum.GetValues<Dimension>();

    /// <summary>The dimension in words with its article, for a sentence: <c>a duration</c>.</summary>
    public static string Describe(this Dimension dimension) => facts[(int)dimension].Noun;

    /// <summary>The unit of the plain numbers that hold this dimension; empty for a count.</summary>
    /// <remarks>A share is held as a part of one although it is written in per cent.</remarks>
    public static string BaseUnit(this Dimension dimension) => facts[(int)dimension].BaseUnit;

    /// <summary>A quantity of this dimension as it would be typed.</summary>
    public static string Example(this Dimension dimension) => facts[(int)dimension].Example;

    internal static Powers Powers(this Dimension dimension) => facts[(int)dimension].Powers;

    /// <summary>Base units per coherent unit (s, B, USD): money flows by the month, everything else by the second.</summary>
    internal static double BasePerCoherent(this Dimension dimension) =>
        dimension is Dimension.MoneyRate or Dimension.MoneyRatePerByte ? MonthSeconds : 1;

    /// <summary>The dimension of a product of two quantities.</summary>
    /// <returns>False when nothing here has that dimension, such as a duration squared.</returns>
    public static bool TryMultiply(Dimension a, Dimension b, out Dimension product)
    {
        if (a.Powers().IsNone && b.Powers().IsNone)
        {
            product = MultiplyPlain(a, b);
            return true;
        }

        if (a.Powers().IsNone || b.Powers().IsNone)
        {
            var (plain, other) = a.Powers().IsNone ? (a, b) : (b, a);
            product = other is Dimension.MoneyPerItem && plain is Dimension.Number ? Dimension.Money : other;
            return true;
        }

        return TryFind(a.Powers() + b.Powers(), out product);
    }

    /// <summary>The dimension of a quotient of two quantities; like by like is a <see cref="Dimension.Number"/>, share by share a factor.</summary>
    /// <returns>False when nothing here has that dimension.</returns>
    public static bool TryDivide(Dimension a, Dimension b, out Dimension quotient)
    {
        quotient = (a, b) switch
        {
            (Dimension.Share, Dimension.Share) => Dimension.Factor,
            (Dimension.Money, Dimension.Number) or (Dimension.MoneyRate, Dimension.Rate) => Dimension.MoneyPerItem,
            _ => a,
        };
        if (quotient != a || b.Powers().IsNone)
        {
            return true;
        }

        return TryFind(a.Powers() - b.Powers(), out quotient);
    }

    /// <summary>A number of things stays a number of things whatever part or multiple of it is taken.</summary>
    private static Dimension MultiplyPlain(Dimension a, Dimension b) =>
        a is Dimension.Number || b is Dimension.Number ? Dimension.Number
        : a is Dimension.Factor && b is Dimension.Factor ? Dimension.Factor
        : Dimension.Share;

    internal static bool TryFind(Powers powers, out Dimension dimension)
    {
        var index = Array.FindIndex(facts, f => f.Powers == powers);
        dimension = (Dimension)Math.Max(index, 0);
        return index >= 0;
    }
}
