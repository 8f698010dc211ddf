namespace Windtunnel.Analysis;

/// <summary>One minus something, without losing the digits of a small result.</summary>
internal static class Complement
{
    /// <summary>1 − e^(−x) for x ≥ 0. Through sinh, because the plain subtraction keeps no digit of an x below 1e-16.</summary>
    public static double OfExponential(double x) =>
        x < 1 ? 2 * Math.Exp(-x / 2) * Math.Sinh(x / 2) : 1 - Math.Exp(-x);

    /// <summary>1 − (1−p)^n for p in 0 to 1 and n &gt; 0.</summary>
    public static double OfPower(double p, double n) => p >= 1 ? 1 : OfExponential(-n * Logarithm(p));

    /// <summary>ln(1−p) for p from 0 to below 1, through atanh for the same reason.</summary>
    public static double Logarithm(double p) => -2 * Math.Atanh(p / (2 - p));
}
