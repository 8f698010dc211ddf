using Windtunnel.Units;

namespace Windtunnel.Estimation.Terms;

/// <summary>A number that nobody chose: a conversion, a one.</summary>
/// <param name="value">The value [base unit].</param>
/// <param name="text">How it is written: "86,400 s".</param>
internal sealed class Fixed(double value, Dimension dimension, string? text = null) : Term(dimension, [])
{
    public static readonly Term One = new Fixed(1, Dimension.Number);
    public static readonly Term Zero = new Fixed(0, Dimension.Number);
    public static readonly Term Day = new Fixed(Dimensions.DaySeconds, Dimension.Duration, "86,400 s");
    public static readonly Term Month = new Fixed(Dimensions.MonthSeconds, Dimension.Duration, "2,628,000 s");
    public static readonly Term Year = new Fixed(Dimensions.YearSeconds, Dimension.Duration, "365 × 86,400 s");

    public bool IsOne => value == 1;

    public bool IsZero => value == 0;

    public override string Text => text ?? Human.Format(value, Dimension);

    protected override double Compute(ReadOnlySpan<double> parts) => value;
}
