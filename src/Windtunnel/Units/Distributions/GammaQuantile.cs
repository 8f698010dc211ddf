using MathNet.Numerics;

namespace Windtunnel.Units;

/// <summary>Quantiles of the gamma distribution of scale one.</summary>
internal static class GammaQuantile
{
    /// <param name="share">The share below [–]; 0 &lt; share &lt; 1.</param>
    /// <param name="shape">The shape [–]; &gt; 0.</param>
    /// <returns>The quantile; relative error about 1e-12.</returns>
    public static double At(double share, double shape) =>
        QuantileSearch.Solve(x => SpecialFunctions.GammaLowerRegularized(shape, x), share, shape);
}
