using System.Numerics;

namespace Windtunnel.Analysis;

/// <summary>A function of time from its Laplace transform.</summary>
/// <remarks>Euler summation of the Fourier series (Abate &amp; Whitt 1995, algorithm EULER): errors about 1e-8 for smooth functions between 0 and 1.</remarks>
internal static class LaplaceInversion
{
    private const double Decay = 18.4;
    private const int Terms = 20, Averaged = 12;

    /// <param name="transform">The transform at a complex frequency [1/s] with positive real part.</param>
    /// <param name="time">The time [s]; &gt; 0.</param>
    public static double At(Func<Complex, Complex> transform, double time)
    {
        ThrowIf.NotPositive(time);
        var sum = transform(new Complex(Decay / (2 * time), 0)).Real / 2;
        double average = 0, weight = Math.Pow(2, -Averaged);
        for (var k = 1; k <= Terms + Averaged; k++)
        {
            if (k > Terms)
            {
                average += weight * sum;
                weight *= (double)(Averaged - (k - Terms - 1)) / (k - Terms);
            }

            var term = transform(new Complex(Decay, 2 * k * Math.PI) / (2 * time)).Real;
            sum += k % 2 == 0 ? term : -term;
        }

        return Math.Exp(Decay / 2) / time * (average + weight * sum);
    }
}
