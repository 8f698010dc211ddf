namespace Windtunnel.Analysis;

/// <summary>How many calls reach the bottom of a stack of layers that each retry.</summary>
public static class RetryAmplification
{
    /// <summary>Calls the bottom layer sees for one request when it fails every time: k^d.</summary>
    /// <param name="tries">Tries each layer makes, the first included, k; ≥ 1.</param>
    /// <param name="layers">Layers that retry, d; ≥ 0.</param>
    /// <returns>Calls per request.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A quantity is outside its range.</exception>
    /// <remarks>Beyer et al. 2016, Site Reliability Engineering, ch. 22.</remarks>
    public static double MaxCalls(int tries, int layers)
    {
        ThrowIf.Below(tries, 1);
        ThrowIf.Below(layers, 0);
        return Math.Pow(tries, layers);
    }

    /// <summary>Mean tries of one layer when each try fails independently: (1−f^k)/(1−f).</summary>
    /// <param name="failure">Probability that one try fails, f; 0 to 1.</param>
    /// <param name="tries">Tries at most, the first included, k; ≥ 1.</param>
    /// <returns>Mean number of tries, 1 to k.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A quantity is outside its range.</exception>
    public static double MeanTries(double failure, int tries)
    {
        ThrowIf.NotProbability(failure);
        ThrowIf.Below(tries, 1);
        return failure == 1 ? tries : (1 - Math.Pow(failure, tries)) / (1 - failure);
    }

    /// <summary>Mean calls the bottom layer sees for one request when each of its calls fails independently.</summary>
    /// <param name="failure">Probability that one call of the bottom layer fails, f; 0 to 1.</param>
    /// <param name="tries">Tries each layer makes at most, the first included, k; ≥ 1.</param>
    /// <param name="layers">Layers that retry, d; ≥ 0.</param>
    /// <returns>Mean calls per request, 1 to k^d. A layer fails upwards with probability f^k, which is the next layer's f.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A quantity is outside its range.</exception>
    public static double MeanCalls(double failure, int tries, int layers)
    {
        ThrowIf.NotProbability(failure);
        ThrowIf.Below(tries, 1);
        ThrowIf.Below(layers, 0);
        var calls = 1.0;
        for (var layer = 0; layer < layers; layer++)
        {
            calls *= MeanTries(failure, tries);
            failure = Math.Pow(failure, tries);
        }

        return calls;
    }
}
