namespace Windtunnel.Kernel.Measures;

/// <summary>Finds where the warm-up of a run ends: the marginal standard error rule on batches of five.</summary>
/// <remarks>White 1997; White, Cobb and Spratt 2000; that a minimum in the second half means "too short" is from Hoad, Robinson and Davies 2010.</remarks>
public static class Mser5
{
    /// <summary>Observations in each batch that the rule expects.</summary>
    public const int BatchSize = 5;

    /// <summary>Returned when the series did not settle.</summary>
    public const int NotSettled = -1;

    // Close to the end the statistic rests on so few batches that it is small by accident (Hoad et al. leave out the last five).
    private const int LeftOut = 5;

    /// <summary>How many batches to leave out at the start.</summary>
    /// <param name="batchMeans">Means of consecutive batches of <see cref="BatchSize"/> observations, in order of time; finite.</param>
    /// <returns>The number of batches that belong to the warm-up, 0 to half of them; <see cref="NotSettled"/> when the run is too short to tell.</returns>
    public static int Truncation(ReadOnlySpan<double> batchMeans)
    {
        if (batchMeans.Length < 2 * LeftOut)
        {
            return NotSettled;
        }

        // Growing the kept part from the end backwards makes the whole search one pass, and Welford's update keeps it exact enough.
        var kept = new MeanVariance();
        double least = double.PositiveInfinity;
        int best = 0;
        for (int start = batchMeans.Length - 1; start >= 0; start--)
        {
            kept.Add(batchMeans[start]);
            double statistic = kept.PopulationVariance / kept.Count;
            if (kept.Count >= LeftOut && statistic <= least)
            {
                (least, best) = (statistic, start);
            }
        }

        return best <= batchMeans.Length / 2 ? best : NotSettled;
    }
}
