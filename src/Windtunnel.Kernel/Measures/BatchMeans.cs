namespace Windtunnel.Kernel.Measures;

/// <summary>Means of consecutive batches of a correlated series of unknown length, in bounded memory.</summary>
/// <remarks>
/// The batches double in size whenever there are twice as many as asked for, so there are always between n and 2n of them once there are n. Their means
/// may be treated as independent once the lag-1 correlation is small (Law and Carson 1979).
/// </remarks>
public sealed class BatchMeans
{
    private readonly double[] _means;
    private double _sum;
    private long _inBatch;

    /// <summary>Starts with batches of one observation.</summary>
    /// <param name="batches">The fewest batches to end with; ≥ 2. Default 32, of which 32 to 63 come out.</param>
    public BatchMeans(int batches = 32)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(batches, 2);
        _means = new double[2 * batches];
    }

    /// <summary>How many batches are complete.</summary>
    public int Count { get; private set; }

    /// <summary>Observations in each batch; a power of two.</summary>
    public long BatchSize { get; private set; } = 1;

    /// <summary>The means of the complete batches in order of time; valid until the next <see cref="Add"/>.</summary>
    public ReadOnlySpan<double> Means => _means.AsSpan(0, Count);

    /// <summary>Mean of the complete batches; 0 before the first.</summary>
    public double Mean => Moments().Mean;

    /// <summary>Standard error of that mean, with <see cref="Count"/> − 1 degrees of freedom; not a number below two batches.</summary>
    public double StandardError => Moments().StandardError;

    /// <summary>Correlation of neighbouring batches, −1…1; not a number below three batches, 0 when all are equal.</summary>
    public double LagOneCorrelation
    {
        get
        {
            if (Count < 3)
            {
                return double.NaN;
            }

            MeanVariance moments = Moments();
            double sum = 0;
            for (int i = 1; i < Count; i++)
            {
                sum += (_means[i] - moments.Mean) * (_means[i - 1] - moments.Mean);
            }

            double squares = moments.PopulationVariance * Count;
            return squares == 0 ? 0 : sum / squares;
        }
    }

    /// <summary>Adds the next observation.</summary>
    /// <param name="value">The observation; finite.</param>
    public void Add(double value)
    {
        _sum += value;
        if (++_inBatch < BatchSize)
        {
            return;
        }

        _means[Count++] = _sum / BatchSize;
        (_sum, _inBatch) = (0, 0);
        if (Count == _means.Length)
        {
            HalveBatches();
        }
    }

    private void HalveBatches()
    {
        Count /= 2;
        BatchSize *= 2;
        for (int i = 0; i < Count; i++)
        {
            _means[i] = (_means[2 * i] + _means[(2 * i) + 1]) / 2;
        }
    }

    private MeanVariance Moments()
    {
        var moments = new MeanVariance();
        foreach (double mean in Means)
        {
            moments.Add(mean);
        }

        return moments;
    }
}
