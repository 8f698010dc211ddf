namespace Windtunnel.Analysis;

/// <summary>A request that needs an answer from many servers is as slow as the slowest of them.</summary>
/// <remarks>Dean &amp; Barroso 2013, The tail at scale. Assumes that the servers are slow independently of each other.</remarks>
public static class TailAtScale
{
    /// <summary>Probability that at least one of n answers is slow: 1−(1−p)^n.</summary>
    /// <param name="slowShare">Share of answers that are slow, p; 0 to 1.</param>
    /// <param name="answers">Answers one request needs, n; ≥ 0.</param>
    /// <returns>Probability that the request is slow, 0 to 1; accurate for a tiny share too.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A quantity is outside its range.</exception>
    public static double SlowProbability(double slowShare, double answers)
    {
        ThrowIf.NotProbability(slowShare);
        ThrowIf.Negative(answers);
        return answers == 0 ? 0 : Complement.OfPower(slowShare, answers);
    }

    /// <summary>The percentile that one answer must keep so that a request of n answers keeps a given one: p^(1/n).</summary>
    /// <param name="percentile">Percentile the request must keep, as a fraction; 0 ≤ p &lt; 1.</param>
    /// <param name="answers">Answers one request needs, n; &gt; 0.</param>
    /// <returns>Percentile of a single answer, as a fraction. For p99 of 100 answers: 0.9999.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A quantity is outside its range.</exception>
    public static double PercentileOfOne(double percentile, double answers)
    {
        ThrowIf.NotPercentile(percentile);
        ThrowIf.NotPositive(answers);
        return Math.Pow(percentile, 1 / answers);
    }
}
