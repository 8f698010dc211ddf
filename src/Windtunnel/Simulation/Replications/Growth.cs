namespace Windtunnel.Simulation.Replications;

/// <summary>Whether a level — a queue, requests in flight — grows throughout a run, from its time series in several replications.</summary>
/// <param name="PerSecond">Slope of the level, mean over replications [1/s].</param>
/// <param name="IsGrowing">The slope is above zero beyond chance, and what it adds over the run is a large part of the level.</param>
/// <param name="IsSteady">It grows as fast in the second half as in the first: no approach to a level, however slow.</param>
internal readonly record struct Growth(double PerSecond, bool IsGrowing, bool IsSteady)
{
    /// <summary>Growth over the run as a share of the mean level from which it is more than settling: 2 for a level that grows evenly from nothing.</summary>
    private const double ShareMin = 0.4;

    /// <summary>Levels below this are noise, whatever their slope.</summary>
    private const double LevelMin = 5;

    /// <summary>Slope of the second half over that of the first; 1 when it grows evenly, 0.4 for a queue at ρ = 1, which grows with the square root of time.</summary>
    private const double EvenMin = 0.7;

    /// <summary>Standard errors the slope must be above zero.</summary>
    private const double ErrorsMin = 4;

    /// <param name="levels">Mean level in each window; [replication][window], windows of equal length.</param>
    /// <param name="windowSeconds">Length of a window [s].</param>
    public static Growth Of(IReadOnlyList<double[]> levels, double windowSeconds)
    {
        var series = levels.Where(l => l.Length >= 8).ToArray();
        if (series.Length == 0)
        {
            return default;
        }

        var slopes = series.Select(l => Slope(l)).ToArray();
        var slope = slopes.Average();
        var error = series.Length > 1 ? Math.Sqrt(slopes.Sum(s => (s - slope) * (s - slope)) / (series.Length - 1) / series.Length) : 0;
        var level = series.Average(l => l.Average());
        var growth = slope * series.Average(l => (double)l.Length);
        var isGrowing = level >= LevelMin && slope > ErrorsMin * error && growth > ShareMin * level;
        var first = series.Average(l => Slope(l.AsSpan(0, l.Length / 2)));
        var second = series.Average(l => Slope(l.AsSpan(l.Length / 2)));
        return new Growth(slope / windowSeconds, isGrowing, isGrowing && second >= EvenMin * first);
    }

    // Least squares over the window's number.
    private static double Slope(ReadOnlySpan<double> levels)
    {
        var middle = (levels.Length - 1) / 2.0;
        double products = 0, squares = 0;
        for (var i = 0; i < levels.Length; i++)
        {
            products += (i - middle) * levels[i];
            squares += (i - middle) * (i - middle);
        }

        return squares == 0 ? 0 : products / squares;
    }
}
