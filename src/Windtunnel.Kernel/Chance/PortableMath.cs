using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Windtunnel.Kernel.Chance;

/// <summary>Logarithm and exponential whose bits are the same on every machine.</summary>
/// <remarks>
/// <see cref="Math.Log(double)"/> calls the C library of the platform, and <c>Vector512.Log</c> may use fused multiply-add where there is one; both would make
/// a seed mean different runs on different machines. Here every step is one IEEE 754 operation in a written order, scalar and vector alike.
/// Logarithm: coefficients and error bound (&lt; 1 ulp) of FDLIBM 5.3, e_log.c (Sun Microsystems, 1993). Exponential: by a table, so that no division and only
/// a short series stand in each other's way (Tang 1989, Table-driven implementation of the exponential function); measured error below 0.8 ulp.
/// </remarks>
internal static class PortableMath
{
    private const double Ln2High = 6.93147180369123816490e-01;
    private const double Ln2Low = 1.90821492927058770002e-10;
    private const ulong SqrtHalfBits = 0x3FE6A09E667F3BCD;
    private const double IntegerMagic = 6755399441055744.0;
    private const ulong IntegerMagicBits = 0x4338000000000000;

    private const double Lg1 = 6.666666666666735130e-01;
    private const double Lg2 = 3.999999999940941908e-01;
    private const double Lg3 = 2.857142874366239149e-01;
    private const double Lg4 = 2.222219843214978396e-01;
    private const double Lg5 = 1.818357216161805012e-01;
    private const double Lg6 = 1.531383769920937332e-01;
    private const double Lg7 = 1.479819860511658591e-01;

    /// <summary>Natural logarithm.</summary>
    /// <param name="x">A normal number; &gt; 0.</param>
    public static double Log(double x) => -MinusLog(x);

    /// <summary>−ln x, the shape in which an exponential variate needs it.</summary>
    /// <param name="x">A normal number; &gt; 0.</param>
    public static double MinusLog(double x)
    {
        ulong bits = BitConverter.DoubleToUInt64Bits(x);
        long exponent = (long)(bits - SqrtHalfBits) >> 52;
        double k = exponent;
        double f = BitConverter.UInt64BitsToDouble(bits - ((ulong)exponent << 52)) - 1.0;
        double s = f / (2.0 + f);
        double z = s * s;
        double r = z * (Lg1 + (z * (Lg2 + (z * (Lg3 + (z * (Lg4 + (z * (Lg5 + (z * (Lg6 + (z * Lg7))))))))))));
        double halfSquare = 0.5 * f * f;
        return halfSquare - ((s * (halfSquare + r)) + (k * Ln2Low)) - f - (k * Ln2High);
    }

    /// <summary>−ln x of eight numbers, with the bits of <see cref="MinusLog(double)"/>.</summary>
    /// <param name="x">Normal numbers; &gt; 0.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> MinusLog(Vector512<double> x)
    {
        Vector512<ulong> bits = x.AsUInt64();
        Vector512<ulong> exponent = ((bits - Vector512.Create(SqrtHalfBits)).AsInt64() >> 52).AsUInt64();

        // Adding a small integer to the bits of 1.5·2⁵² converts it to a double with no conversion instruction, which older machines lack.
        Vector512<double> k = (exponent + Vector512.Create(IntegerMagicBits)).AsDouble() - Vector512.Create(IntegerMagic);
        Vector512<double> f = (bits - (exponent << 52)).AsDouble() - Vector512<double>.One;
        Vector512<double> s = f / (Vector512.Create(2.0) + f);
        Vector512<double> z = s * s;
        Vector512<double> r = Vector512.Create(Lg6) + (z * Vector512.Create(Lg7));
        r = Vector512.Create(Lg5) + (z * r);
        r = Vector512.Create(Lg4) + (z * r);
        r = Vector512.Create(Lg3) + (z * r);
        r = Vector512.Create(Lg2) + (z * r);
        r = z * (Vector512.Create(Lg1) + (z * r));
        Vector512<double> halfSquare = Vector512.Create(0.5) * f * f;
        return halfSquare - ((s * (halfSquare + r)) + (k * Vector512.Create(Ln2Low))) - f - (k * Vector512.Create(Ln2High));
    }

    /// <summary>eˣ.</summary>
    /// <param name="x">The exponent; any number.</param>
    /// <returns>0 below −708, where the result would lose bits, and +∞ above 709.78.</returns>
    public static double Exp(double x)
    {
        if (x < -708.0)
        {
            return 0.0;
        }

        if (x > 709.78)
        {
            return double.PositiveInfinity;
        }

        // x = (64·power + place)·ln 2 ÷ 64 + r; adding 1.5·2⁵² rounds to an integer and leaves it in the low bits.
        double rounded = (x * ExpTable.PerLn2) + IntegerMagic;
        long n = BitConverter.DoubleToInt64Bits(rounded) - (long)IntegerMagicBits;
        double k = rounded - IntegerMagic;
        double r = x - (k * ExpTable.StepHigh) - (k * ExpTable.StepLow);
        (double root, double missing) = ExpTable.RootOfTwo(n);
        double z = r * r;
        double above = r + (missing + (z * ((0.5 + (r * (1.0 / 6))) + (z * ((1.0 / 24) + (r * (1.0 / 120)))))));
        double y = root + (root * above);

        int power = (int)(n >> 6);
        return power <= 1023 ? y * PowerOfTwo(power) : y * PowerOfTwo(1023) * PowerOfTwo(power - 1023);
    }

    /// <summary>xʸ, with a relative error of about |y ln x| ulp.</summary>
    /// <param name="x">The base; a normal number &gt; 0.</param>
    /// <param name="y">The exponent.</param>
    public static double Pow(double x, double y) => Exp(y * Log(x));

    private static double PowerOfTwo(int k) => BitConverter.Int64BitsToDouble((long)(1023 + k) << 52);
}
