using System.Globalization;

namespace Windtunnel.Units;

/// <summary>Decimal digits and where their point stands.</summary>
internal static class DecimalText
{
    /// <summary>Takes a number as .NET prints it apart: digits without needless zeros, times a power of ten.</summary>
    public static (string Digits, int Exponent) Split(string number)
    {
        var e = number.IndexOf('E', StringComparison.Ordinal);
        var exponent = e < 0 ? 0 : int.Parse(number.AsSpan(e + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        var mantissa = e < 0 ? number : number[..e];
        var point = mantissa.IndexOf('.', StringComparison.Ordinal);
        if (point >= 0)
        {
            exponent -= mantissa.Length - point - 1;
            mantissa = mantissa.Remove(point, 1);
        }

        var digits = mantissa.TrimStart('0');
        var trimmed = digits.TrimEnd('0');
        return trimmed.Length == 0 ? ("0", 0) : (trimmed, exponent + digits.Length - trimmed.Length);
    }

    /// <summary>Digits × 10^exponent as a person writes it; with an exponent only when zeros would fill the line.</summary>
    public static string Place(string digits, int exponent)
    {
        const int zerosMax = 6;
        if (digits == "0")
        {
            return "0";
        }

        var point = digits.Length + exponent;
        if (exponent >= 0 && exponent <= zerosMax)
        {
            return digits + new string('0', exponent);
        }

        if (point > 0 && exponent < 0)
        {
            return $"{digits[..point]}.{digits[point..]}";
        }

        if (point <= 0 && point > -zerosMax)
        {
            return $"0.{new string('0', -point)}{digits}";
        }

        var fraction = digits.Length > 1 ? "." + digits[1..] : "";
        return string.Create(CultureInfo.InvariantCulture, $"{digits[0]}{fraction}e{point - 1}");
    }
}
