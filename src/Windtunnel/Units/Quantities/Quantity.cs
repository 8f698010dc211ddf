namespace Windtunnel.Units;

/// <summary>A number with its unit, or a range of them: <c>5 ms</c>, <c>100M/day</c>, <c>20 % to 40 %</c>.</summary>
/// <remarks>
/// Held in the base unit of its <see cref="Dimension"/>. <see cref="ToString"/> prints the shortest text that parses to the identical
/// quantity. A computed quantity may be +∞ (never settles) or below zero; neither can be typed.
/// </remarks>
public readonly partial record struct Quantity
{
    /// <param name="low">Least value, in the base unit; not NaN.</param>
    /// <param name="high">Greatest value, in the base unit; ≥ <paramref name="low"/>.</param>
    /// <param name="dimension">What is measured.</param>
    /// <exception cref="ArgumentOutOfRangeException">A bound is NaN, or the range is upside down.</exception>
    public Quantity(double low, double high, Dimension dimension)
    {
        if (!(low <= high))
        {
            throw new ArgumentOutOfRangeException(nameof(high), high, $"A range from {low} has to end at or after its start.");
        }

        // Adding zero turns −0 into 0, so that equal quantities have equal bits.
        Low = low + 0.0;
        High = high + 0.0;
        Dimension = dimension;
    }

    /// <summary>Least value, in the base unit.</summary>
    public double Low { get; }

    /// <summary>Greatest value, in the base unit.</summary>
    public double High { get; }

    /// <summary>What is measured, and with it the base unit.</summary>
    public Dimension Dimension { get; }

    /// <summary>Whether the value is uncertain: anything from <see cref="Low"/> to <see cref="High"/>.</summary>
    public bool IsRange => Low < High;

    /// <summary>The middle of the range, in the base unit; the value itself when there is no range.</summary>
    public double Nominal => IsRange ? Low + (High - Low) / 2 : Low;

    /// <summary>A point of the range, in the base unit.</summary>
    /// <param name="share">How far from <see cref="Low"/> to <see cref="High"/> [–]; 0 … 1.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="share"/> is outside 0 … 1.</exception>
    public double At(double share)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(share, 0);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(share, 1);
        return IsRange ? Math.Clamp(Low + (High - Low) * share, Low, High) : Low;
    }

    /// <summary>A quantity that is known exactly.</summary>
    /// <param name="value">The value in the base unit of <paramref name="dimension"/>; not NaN.</param>
    /// <param name="dimension">What is measured.</param>
    public static Quantity Of(double value, Dimension dimension) => new(value, value, dimension);

    /// <summary>A count of things [–].</summary>
    public static Quantity Number(double count) => Of(count, Dimension.Number);

    /// <summary>A part of a whole [–]; 1 is all of it.</summary>
    public static Quantity Share(double partOfOne) => Of(partOfOne, Dimension.Share);

    /// <summary>A multiple of something [–].</summary>
    public static Quantity Factor(double times) => Of(times, Dimension.Factor);

    /// <summary>A rate [1/s].</summary>
    public static Quantity Rate(double perSecond) => Of(perSecond, Dimension.Rate);

    /// <summary>An amount of data [B].</summary>
    public static Quantity ByteSize(double bytes) => Of(bytes, Dimension.ByteSize);

    /// <summary>A data rate [B/s].</summary>
    public static Quantity ByteRate(double bytesPerSecond) => Of(bytesPerSecond, Dimension.ByteRate);

    /// <summary>A length of time [s].</summary>
    public static Quantity Duration(double seconds) => Of(seconds, Dimension.Duration);

    /// <summary>An amount of money [USD].</summary>
    public static Quantity Money(double dollars) => Of(dollars, Dimension.Money);

    /// <summary>Money over time [USD/month].</summary>
    public static Quantity MoneyRate(double dollarsPerMonth) => Of(dollarsPerMonth, Dimension.MoneyRate);

    /// <summary>Reads a quantity of any dimension.</summary>
    /// <param name="text">What was typed; any text at all.</param>
    /// <param name="quantity">The quantity; zero when there is a problem.</param>
    /// <param name="problem">What is wrong; default when nothing is.</param>
    /// <returns>Whether the text is a quantity.</returns>
    public static bool TryParse(string text, out Quantity quantity, out QuantityProblem problem) =>
        QuantityParser.TryParse(text, null, out quantity, out problem);

    /// <summary>Reads a quantity of one dimension; says precisely what is wrong with any other text.</summary>
    /// <param name="text">What was typed; any text at all.</param>
    /// <param name="expected">The dimension that is needed here. It also tells <c>1B</c>, a billion, from <c>1 B</c>, a byte.</param>
    /// <param name="quantity">The quantity; zero when there is a problem.</param>
    /// <param name="problem">What is wrong; default when nothing is.</param>
    /// <returns>Whether the text is a quantity of that dimension.</returns>
    public static bool TryParse(string text, Dimension expected, out Quantity quantity, out QuantityProblem problem) =>
        QuantityParser.TryParse(text, expected, out quantity, out problem);

    /// <summary>Reads a quantity written in this program's own code.</summary>
    /// <exception cref="FormatException">The text is not a quantity; the message says why and what to write.</exception>
    public static Quantity Parse(string text) =>
        TryParse(text, out var quantity, out var problem) ? quantity : throw new FormatException($"{problem.Message} {problem.Remedy}");

    /// <summary>The shortest text that parses to the identical quantity.</summary>
    public override string ToString() => QuantityPrinter.Print(this);
}
