namespace Windtunnel.Estimation.Sampling;

/// <summary>How much of a figure's variance one input explains by itself.</summary>
internal static class Sensitivity
{
    /// <summary>Bins along the input; with 200 samples in each a bin's mean is known to a fourteenth of the spread within.</summary>
    private const int Bins = 50;

    /// <summary>Indices of draws, from the least value to the greatest.</summary>
    public static int[] Order(double[] input)
    {
        var order = Enumerable.Range(0, input.Length).ToArray();
        Array.Sort((double[])input.Clone(), order);
        return order;
    }

    /// <summary>First-order Sobol index: the variance of the mean of the figure, given the input, over the variance of the figure.</summary>
    /// <param name="order">Indices of the draws of the input, in order of its value; see <see cref="Order"/>.</param>
    /// <param name="figure">The figure at the same draws; same length.</param>
    /// <returns>Share of the variance; 0 to 1. 0 when the figure does not vary or is not always finite.</returns>
    /// <remarks>
    /// Saltelli et al. 2008, Global Sensitivity Analysis, §4; the conditional mean by bins of equal count along the input, corrected by ω² (Hays 1963)
    /// for what 50 bins would explain by chance. Unlike a rank correlation it also sees an input that first raises and then lowers the figure.
    /// </remarks>
    public static double Of(int[] order, double[] figure)
    {
        var mean = figure.Average();
        var total = figure.Sum(y => (y - mean) * (y - mean));
        if (!(total > 0) || !double.IsFinite(total))
        {
            return 0;
        }

        var between = 0.0;
        for (var bin = 0; bin < Bins; bin++)
        {
            var (first, end) = (order.Length * bin / Bins, order.Length * (bin + 1) / Bins);
            var sum = 0.0;
            for (var i = first; i < end; i++)
            {
                sum += figure[order[i]] - mean;
            }

            between += sum * sum / (end - first);
        }

        var within = (total - between) / (order.Length - Bins);
        return Math.Clamp((between - (Bins - 1) * within) / (total + within), 0, 1);
    }
}
