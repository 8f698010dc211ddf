namespace Windtunnel.Analysis;

/// <summary>How often a request of a function finds no warm environment.</summary>
/// <remarks>
/// The environment used last is used next, so a request is cold exactly when in the time for which environments are kept there were never more at work than it finds. Looked at backwards,
/// the number at work is the same birth–death process, so that is the survival of its passage from n to n + 1 (docs/theory/functions.md).
/// </remarks>
public static class ColdStarts
{
    /// <summary>Numbers at work beyond which the Poisson law has nothing left: standard deviations above the mean.</summary>
    private const double Beyond = 10;

    /// <summary>Rounds in which the time of a cold start, which is time held too, is fitted to how many there are.</summary>
    private const int Rounds = 20;

    /// <summary>Terms of the inversion by Gaver and Stehfest; fourteen give four digits of a survival function in double precision.</summary>
    private const int Terms = 14;

    private static readonly double[] Weights = [.. Enumerable.Range(1, Terms).Select(Weight)];

    /// <summary>Share of requests that are cold.</summary>
    /// <param name="arrivals">Requests arriving, Poisson [1/s]; ≥ 0.</param>
    /// <param name="held">Mean time of a request in a warm environment [s]; ≥ 0.</param>
    /// <param name="start">Mean time of a cold start [s]; ≥ 0.</param>
    /// <param name="keep">How long an environment stays warm that nobody uses [s]; ≥ 0.</param>
    /// <param name="limit">Requests it works on at once; ≥ 1.</param>
    /// <returns>The share; in [0, 1].</returns>
    /// <exception cref="ArgumentOutOfRangeException">A quantity is outside its range.</exception>
    /// <remarks>Exact for a limit of 1, and for exponential times without cold starts; close to e^(−λτ) where requests are rare. First passages: Keilson 1979, §5.1; inversion: Stehfest 1970.</remarks>
    public static double Probability(double arrivals, double held, double start, double keep, int limit)
    {
        ThrowIf.Negative(arrivals);
        ThrowIf.Negative(held);
        ThrowIf.Negative(start);
        ThrowIf.Negative(keep);
        ThrowIf.Below(limit, 1);
        if (arrivals == 0 || keep == 0)
        {
            return 1;
        }

        var cold = Math.Exp(-arrivals * keep);
        for (var round = 0; round < Rounds; round++)
        {
            var next = Probability(arrivals, held + (cold * start), keep, limit);
            if (Math.Abs(next - cold) < 1e-9)
            {
                return next;
            }

            cold = next;
        }

        return cold;
    }

    private static double Probability(double arrivals, double held, double keep, int limit)
    {
        var load = arrivals * held;
        var share = Found(load, limit);
        var sum = 0.0;
        for (var k = 1; k <= Terms; k++)
        {
            sum += Weights[k - 1] * Survival(share, arrivals, held, k * Math.Log(2) / keep);
        }

        return Math.Clamp(sum * Math.Log(2) / keep, 0, 1);
    }

    /// <summary>Law of the number at work that an accepted request finds: Poisson, cut off below the limit.</summary>
    private static double[] Found(double load, int limit)
    {
        var last = (int)Math.Min(limit - 1, Math.Ceiling(load + (Beyond * Math.Sqrt(load)) + Beyond));
        double[] share = load == 0 ? [1] : [.. Enumerable.Range(0, last + 1).Select(n => MathNet.Numerics.Distributions.Poisson.PMF(load, n))];
        var sum = share.Sum();
        return sum > 0 ? [.. share.Select(p => p / sum)] : [.. share.Select((_, n) => n == last ? 1.0 : 0)];
    }

    /// <summary>Laplace transform, at s, of the probability that no more than n are at work for a time.</summary>
    private static double Survival(double[] share, double arrivals, double held, double s)
    {
        double sum = 0, passage = 0;
        for (var n = 0; n < share.Length; n++)
        {
            passage = held == 0 ? arrivals / (arrivals + s) : arrivals / (arrivals + s + (n / held * (1 - passage)));
            sum += share[n] * (1 - passage) / s;
        }

        return sum;
    }

    // Stehfest 1970, Algorithm 368.
    private static double Weight(int k)
    {
        var sum = 0.0;
        for (var j = (k + 1) / 2; j <= Math.Min(k, Terms / 2); j++)
        {
            sum += Math.Pow(j, Terms / 2) * Factorial(2 * j) / (Factorial((Terms / 2) - j) * Factorial(j) * Factorial(j - 1) * Factorial(k - j) * Factorial((2 * j) - k));
        }

        return ((k + (Terms / 2)) % 2 == 0 ? 1 : -1) * sum;
    }

    private static double Factorial(int n) => MathNet.Numerics.SpecialFunctions.Factorial(n);
}
