namespace Windtunnel.Analysis;

/// <summary>How often a message is given out that fails with a probability each time, independently: a geometric law cut at the most that is allowed.</summary>
public static class Deliveries
{
    /// <summary>Mean number of times: 1 + p + … + pⁿ⁻¹.</summary>
    /// <param name="failure">Probability that the work on it fails, p; 0 to 1.</param>
    /// <param name="most">Times at most, n; ≥ 1.</param>
    /// <returns>Times; from 1 to <paramref name="most"/>.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A quantity is outside its range.</exception>
    public static double Mean(double failure, int most)
    {
        Check(failure, most);
        return failure == 1 ? most : (1 - Math.Pow(failure, most)) / (1 - failure);
    }

    /// <summary>Share of messages that fail every time: pⁿ.</summary>
    /// <param name="failure">Probability that the work on it fails, p; 0 to 1.</param>
    /// <param name="most">Times at most, n; ≥ 1.</param>
    /// <returns>Share; 0 to 1.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A quantity is outside its range.</exception>
    public static double DeadLetters(double failure, int most)
    {
        Check(failure, most);
        return Math.Pow(failure, most);
    }

    private static void Check(double failure, int most)
    {
        ThrowIf.Negative(failure);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(failure, 1);
        ThrowIf.Below(most, 1);
    }
}
