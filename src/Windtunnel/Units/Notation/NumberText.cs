namespace Windtunnel.Units;

/// <summary>A decimal number as typed: Digits × 10^Exponent, without sign or separators.</summary>
/// <param name="Digits">One or more decimal digits.</param>
/// <param name="Exponent">Power of ten; within ±100,000, far beyond what a double holds.</param>
/// <param name="Offset">Where it begins in the text [characters].</param>
/// <param name="Length">How much of the text it is [characters].</param>
internal readonly record struct NumberText(string Digits, int Exponent, int Offset, int Length)
{
    public bool IsZero => Digits.AsSpan().Trim('0').IsEmpty;

    public static NumberText One(int offset) => new("1", 0, offset, 0);

    public NumberText Times(int shift) => this with { Exponent = Exponent + shift };

    /// <summary>The value in base units.</summary>
    /// <returns>False when it overflows, or vanishes although it is not zero.</returns>
    public bool TryValue(Scale scale, out double value)
    {
        value = scale.ToBase(Digits, Exponent);
        return double.IsFinite(value) && (value > 0 || IsZero);
    }
}
