namespace Windtunnel.Estimation.Sampling;

/// <summary>Where the samples of a figure lie.</summary>
/// <param name="Low">5th percentile.</param>
/// <param name="Median">50th percentile.</param>
/// <param name="High">95th percentile.</param>
/// <param name="IsConstant">All samples are the same but for rounding.</param>
internal sealed record Spread(double Low, double Median, double High, bool IsConstant)
{
    private const double Rounding = 1e-12;

    public static Spread Of(double[] samples)
    {
        var sorted = (double[])samples.Clone();
        Array.Sort(sorted);
        return new Spread(At(sorted, 0.05), At(sorted, 0.5), At(sorted, 0.95), sorted[^1] - sorted[0] <= Rounding * Math.Abs(sorted[^1]) || sorted[0] == sorted[^1]);
    }

    private static double At(double[] sorted, double share) => sorted[(int)Math.Ceiling(share * sorted.Length) - 1];
}
