using MathNet.Numerics.LinearRegression;

namespace Windtunnel.Estimation.Sampling;

/// <summary>
/// Samples of a function too slow to be computed 10,000 times: computed for some of them, and for the rest read off a quadratic surface fitted to these.
/// </summary>
/// <remarks>Box and Wilson 1951. The surface is in the logarithms of the inputs, as the functions it is for (hit ratios, memory) bend gently there.</remarks>
internal static class ResponseSurface
{
    private const int PointsMin = 60;
    private const int PointsPerCoefficient = 3;

    /// <param name="inputs">Samples of the inputs; [input][sample]. What depends on one another is no problem.</param>
    /// <param name="count">Samples.</param>
    /// <param name="function">The function at a sample; not NaN.</param>
    /// <returns>A value per sample, never beyond the extremes that were computed.</returns>
    public static double[] Draw(double[][] inputs, int count, Func<int, double> function)
    {
        var columns = inputs.Select(Scaled).ToArray();
        var coefficients = 1 + columns.Length + (columns.Length * (columns.Length + 1) / 2);
        var points = Math.Min(count, Math.Max(PointsMin, PointsPerCoefficient * coefficients));
        var values = new double[count];
        for (var i = 0; i < points; i++)
        {
            values[i] = function(i);
        }

        var known = values[..points];
        if (points == count)
        {
            return values;
        }

        if (known.Any(v => !double.IsFinite(v)))
        {
            // An infinite answer has no surface; the answers that were computed stand for the others, too.
            for (var i = points; i < count; i++)
            {
                values[i] = known[i % points];
            }

            return values;
        }

        var rows = Enumerable.Range(0, points).Select(i => Row(columns, i)).ToArray();
        var fit = MultipleRegression.Svd(rows, known);
        var (least, most) = (known.Min(), known.Max());
        for (var i = points; i < count; i++)
        {
            values[i] = Math.Clamp(Row(columns, i).Zip(fit, (x, c) => x * c).Sum(), least, most);
        }

        return values;
    }

    /// <summary>Logarithms, shifted and scaled to about −1 to 1, so that no column drowns another.</summary>
    private static double[] Scaled(double[] samples)
    {
        var column = samples.Min() > 0 ? samples.Select(x => Math.Log(x)).ToArray() : samples;
        var (middle, half) = ((column.Max() + column.Min()) / 2, (column.Max() - column.Min()) / 2);
        return [.. column.Select(x => half > 0 ? (x - middle) / half : 0)];
    }

    private static double[] Row(double[][] columns, int sample)
    {
        var row = new List<double> { 1 };
        for (var i = 0; i < columns.Length; i++)
        {
            row.Add(columns[i][sample]);
            for (var j = i; j < columns.Length; j++)
            {
                row.Add(columns[i][sample] * columns[j][sample]);
            }
        }

        return [.. row];
    }
}
