namespace Windtunnel.Kernel.Measures;

/// <summary>Mean and variance of observations that are not kept (Welford 1962; merging by Chan, Golub and LeVeque 1979).</summary>
public struct MeanVariance
{
    private double _squares;

    /// <summary>How many observations were added.</summary>
    public long Count { get; private set; }

    /// <summary>Their mean; 0 before the first.</summary>
    public double Mean { get; private set; }

    /// <summary>Unbiased estimate of the variance; not a number before the second observation.</summary>
    public readonly double Variance => Count > 1 ? _squares / (Count - 1) : double.NaN;

    /// <summary>Mean square of the distance from the mean; 0 before the second observation.</summary>
    public readonly double PopulationVariance => Count > 0 ? _squares / Count : 0;

    /// <summary>Standard error of the mean when the observations are independent; not a number before the second.</summary>
    public readonly double StandardError => Math.Sqrt(Variance / Count);

    /// <summary>Adds one observation.</summary>
    /// <param name="value">The observation; finite.</param>
    public void Add(double value)
    {
        Count++;
        double distance = value - Mean;
        Mean += distance / Count;
        _squares += distance * (value - Mean);
    }

    /// <summary>Adds all observations of another.</summary>
    /// <param name="other">The other; stays as it is.</param>
    public void Merge(in MeanVariance other)
    {
        if (other.Count == 0)
        {
            return;
        }

        long count = Count + other.Count;
        double distance = other.Mean - Mean;
        _squares += other._squares + (distance * distance * ((double)Count * other.Count / count));
        Mean += distance * ((double)other.Count / count);
        Count = count;
    }
}
