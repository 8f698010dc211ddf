namespace Windtunnel.Estimation.Codes;

/// <summary>How many different codes there are of some length over some alphabet, such as the seven base-62 letters of a short URL.</summary>
/// <param name="Letters">Letters of the alphabet; ≥ 2.</param>
/// <param name="Length">Letters of a code; ≥ 0.</param>
public readonly record struct CodeSpace(int Letters, int Length)
{
    /// <summary>Digits and Latin letters, capital and small: what fits a URL without escaping.</summary>
    public const int Base62 = 62;

    /// <summary>Different codes [–].</summary>
    public double Codes => Math.Pow(Letters, Length);

    /// <summary>The shortest codes that suffice to name every record.</summary>
    /// <param name="letters">Letters of the alphabet; ≥ 2.</param>
    /// <param name="records">Records to name; ≥ 1, finite.</param>
    /// <exception cref="ArgumentOutOfRangeException">A quantity is outside its range.</exception>
    public static CodeSpace For(int letters, double records)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(letters, 2);
        ArgumentOutOfRangeException.ThrowIfLessThan(records, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(records, double.MaxValue);
        var space = new CodeSpace(letters, 1);
        while (space.Codes < records)
        {
            space = space with { Length = space.Length + 1 };
        }

        return space;
    }

    /// <summary>Probability that a code drawn at random is taken.</summary>
    /// <param name="records">Codes in use, all different; ≥ 0.</param>
    /// <returns>Probability; 1 when all are in use.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The number is negative.</exception>
    public double ChanceTaken(double records)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(records);
        return Math.Min(1, records / Codes);
    }

    /// <summary>Codes drawn at random, on average, until two are the same: √(π·n/2).</summary>
    /// <remarks>The birthday problem; Flajolet, Grabner, Kirschenhofer and Prodinger 1995, On Ramanujan's Q-function, eq. 1.</remarks>
    public double DrawsUntilCollision => Math.Sqrt(Math.PI * Codes / 2);
}
