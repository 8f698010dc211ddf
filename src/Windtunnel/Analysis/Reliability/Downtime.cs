using MathNet.Numerics;

namespace Windtunnel.Analysis;

/// <summary>How long something that fails and is repaired is down within a period.</summary>
/// <remarks>Alternating renewal with exponential times up and down: Takács 1957; Barlow &amp; Proschan 1965, Mathematical Theory of Reliability, ch. 3.</remarks>
public static class Downtime
{
    /// <summary>Probability that it is down no longer than a limit, when it may be down already at the beginning as often as it is at any time.</summary>
    /// <param name="limit">The limit [s]; 0 to <paramref name="period"/>.</param>
    /// <param name="period">The period [s]; &gt; 0.</param>
    /// <param name="mtbf">Mean time it is up [s]; &gt; 0.</param>
    /// <param name="mttr">Mean time it is down [s]; &gt; 0.</param>
    /// <returns>Probability, 0 to 1.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A quantity is outside its range.</exception>
    /// <remarks>
    /// It is down no longer than x exactly when the failures of the time up t − x are repaired within x: their number is Poisson, the time to repair n of
    /// them Erlang. Down at the beginning, there is one more to repair.
    /// </remarks>
    public static double AtMost(double limit, double period, double mtbf, double mttr)
    {
        ThrowIf.NotPositive(period);
        ThrowIf.NotPositive(mtbf);
        ThrowIf.NotPositive(mttr);
        ThrowIf.Below(limit, 0);
        ThrowIf.Above(limit, period);
        if (limit == period)
        {
            return 1;
        }

        var (failures, repairs) = ((period - limit) / mtbf, limit / mttr);
        double startsUp = 0, startsDown = 0, poisson = Math.Exp(-failures);
        var most = (int)Math.Ceiling(failures + (12 * Math.Sqrt(failures)) + 30);
        for (var n = 0; n <= most; n++)
        {
            startsUp += poisson * Repaired(n, repairs);
            startsDown += poisson * Repaired(n + 1, repairs);
            poisson *= failures / (n + 1);
        }

        var up = mtbf / (mtbf + mttr);
        return Math.Clamp((up * startsUp) + ((1 - up) * startsDown), 0, 1);
    }

    private static double Repaired(int count, double repairs) => count == 0 ? 1 : repairs == 0 ? 0 : SpecialFunctions.GammaLowerRegularized(count, repairs);
}
