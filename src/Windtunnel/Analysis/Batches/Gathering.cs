namespace Windtunnel.Analysis;

/// <summary>Requests that gather until there are so many or the first has waited so long: a linger, a bulk write, a batch.</summary>
/// <remarks>
/// A batch is over after n − 1 further arrivals or after T, so its size is 1 + min(n − 1, N) with N Poisson of mean λT, and all its waits together are the time
/// integral of the number there, ∫ (1 + N(t)) dt. Renewal reward (Ross 1996, §3.6) makes a mean per request of the two. Formulas in docs/theory/batches.md.
/// </remarks>
public static class Gathering
{
    /// <summary>Terms beyond which a tail of the Poisson law is nothing.</summary>
    private const double Negligible = 1e-15;

    /// <summary>Mean requests of a batch: 1 + Σ P(N ≥ k), k from 1 to n − 1.</summary>
    /// <param name="arrivals">Requests arriving where they gather [1/s]; ≥ 0.</param>
    /// <param name="most">Requests that make a batch, n; ≥ 1.</param>
    /// <param name="within">How long the first waits at most, T [s]; ≥ 0, +∞ for until there are enough.</param>
    /// <returns>Requests; from 1 to <paramref name="most"/>.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A quantity is outside its range.</exception>
    public static double MeanSize(double arrivals, int most, double within) => Sums(arrivals, most, within).Size;

    /// <summary>Mean time a request waits for the others: Σ k·P(N ≥ k) / (λ·size), k from 1 to n − 1; (n − 1)/2λ without a limit in time.</summary>
    /// <param name="arrivals">Requests arriving where they gather [1/s]; ≥ 0.</param>
    /// <param name="most">Requests that make a batch, n; ≥ 1.</param>
    /// <param name="within">How long the first waits at most, T [s]; ≥ 0, +∞ for until there are enough.</param>
    /// <returns>Wait [s]; at most <paramref name="within"/>.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A quantity is outside its range.</exception>
    public static double MeanWait(double arrivals, int most, double within)
    {
        var (waits, size) = Sums(arrivals, most, within);
        return most == 1 ? 0 : arrivals == 0 ? within : Math.Min(within, waits / size / arrivals);
    }

    private static (double Waits, double Size) Sums(double arrivals, int most, double within)
    {
        ThrowIf.Negative(arrivals);
        ThrowIf.Below(most, 1);
        if (!(within >= 0))
        {
            throw new ArgumentOutOfRangeException(nameof(within), within, "A time is a number ≥ 0.");
        }

        var mean = arrivals == 0 ? 0 : arrivals * within;
        if (double.IsInfinity(mean) || mean > 50.0 * (most + 10))
        {
            return (most * (most - 1.0) / 2, most);
        }

        // P(N ≥ k) from below for the head of the law, the terms in logarithms so that none vanishes too early.
        double waits = 0, size = 1, below = 0, log = -mean;
        for (var k = 1; k < most; k++)
        {
            below += Math.Exp(log);
            log += mean > 0 ? Math.Log(mean / k) : double.NegativeInfinity;
            var tail = Math.Max(0, 1 - below);
            waits += k * tail;
            size += tail;
            if (k > mean && tail < Negligible)
            {
                break;
            }
        }

        return (waits, size);
    }
}
