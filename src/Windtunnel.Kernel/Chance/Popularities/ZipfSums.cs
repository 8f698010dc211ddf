namespace Windtunnel.Kernel.Chance.Popularities;

/// <summary>Sums and areas under x^−s, smooth through s = 1.</summary>
internal static class ZipfSums
{
    private const int SummedDirectly = 64;

    /// <summary>∫ from 1 to x of t^−s dt.</summary>
    public static double Area(double x, double s)
    {
        double log = PortableMath.Log(x);
        return log * PowerSeries((1 - s) * log);
    }

    /// <summary>The x at which <see cref="Area"/> reaches a value.</summary>
    public static double AreaInverse(double area, double s)
    {
        // Rounding may push the argument of the logarithm below zero where s > 1 and x is beyond all keys.
        double t = Math.Max(area * (1 - s), -1 + 1e-15);
        double log = Math.Abs(t) < 1e-4 ? area * (1 - (t * (0.5 - (t * ((1.0 / 3) - (t * 0.25)))))) : PortableMath.Log(1 + t) / (1 - s);
        return PortableMath.Exp(log);
    }

    /// <summary>1 + 2^−s + … + n^−s.</summary>
    /// <remarks>The first terms one by one, the rest by the Euler–Maclaurin formula to the fifth derivative: relative error below 10⁻¹².</remarks>
    public static double Harmonic(long n, double s)
    {
        double sum = 0;
        long direct = Math.Min(n, SummedDirectly);
        for (long k = direct; k >= 1; k--)
        {
            sum += PortableMath.Pow(k, -s);
        }

        return n == direct ? sum : sum + Area(n, s) - Area(direct, s) + Correction(n, s) - Correction(direct, s);
    }

    /// <summary>f/2 + f′/12 − f‴/720 + f⁗′/30240 of f(x) = x^−s. Its difference over a span corrects a sum without its first term.</summary>
    private static double Correction(double x, double s)
    {
        double f = PortableMath.Pow(x, -s);
        double first = -s / x;
        double third = first * (s + 1) * (s + 2) / (x * x);
        double fifth = third * (s + 3) * (s + 4) / (x * x);
        return f * (0.5 + (first / 12) - (third / 720) + (fifth / 30240));
    }

    /// <summary>(e^t − 1)/t.</summary>
    private static double PowerSeries(double t) => Math.Abs(t) < 1e-3
        ? 1 + (t / 2 * (1 + (t / 3 * (1 + (t / 4 * (1 + (t / 5)))))))
        : (PortableMath.Exp(t) - 1) / t;
}
