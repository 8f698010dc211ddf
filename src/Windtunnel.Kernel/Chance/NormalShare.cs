namespace Windtunnel.Kernel.Chance;

/// <summary>How much of the standard normal law lies below a point.</summary>
internal static class NormalShare
{
    /// <summary>The share of the law below <paramref name="z"/>; absolute error below 10⁻¹⁵.</summary>
    /// <remarks>Taylor's series about zero (Marsaglia 2004, Evaluating the Normal Distribution).</remarks>
    public static double Below(double z)
    {
        if (Math.Abs(z) > 8.3)
        {
            return z > 0 ? 1 : 0;
        }

        double sum = z;
        double term = z;
        double previous = 0;
        for (int i = 3; sum != previous; i += 2)
        {
            previous = sum;
            term *= z * z / i;
            sum += term;
        }

        return 0.5 + (sum * PortableMath.Exp(-0.5 * z * z) / Math.Sqrt(2 * Math.PI));
    }
}
