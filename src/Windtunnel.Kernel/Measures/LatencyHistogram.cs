using System.Numerics;
using System.Runtime.CompilerServices;
using Windtunnel.Kernel.Times;

namespace Windtunnel.Kernel.Measures;

/// <summary>Counts times in buckets that widen with the time, so that every percentile is within 0.8 % of the true one.</summary>
/// <remarks>
/// Log-linear: each doubling of the time is cut into 128 equal buckets (as HdrHistogram does; Tene 2012), and below 256 ns each nanosecond has its own.
/// Merging histograms gives exactly the histogram of all values, in any order.
/// </remarks>
public sealed class LatencyHistogram
{
    private const int SubBucketBits = 7;
    private const int SubBuckets = 1 << SubBucketBits;

    // The buckets in use reach from the first nanosecond to the longest time seen: 24 kB up to 10 s, 58 kB at most.
    private long[] _counts;
    private UInt128 _sum;

    /// <summary>Starts empty.</summary>
    /// <param name="reserve">A time [ns] up to which recording will never allocate; 0 to <see cref="SimTime.Max"/>. Default 0.</param>
    public LatencyHistogram(long reserve = 0)
    {
        CheckRange(reserve);
        _counts = new long[LengthFor(IndexOf(reserve))];
    }

    /// <summary>How many times were recorded.</summary>
    public long Count { get; private set; }

    /// <summary>The shortest time recorded [ns], exact; <see cref="long.MaxValue"/> when empty.</summary>
    public long Min { get; private set; } = long.MaxValue;

    /// <summary>The longest time recorded [ns], exact; 0 when empty.</summary>
    public long Max { get; private set; }

    /// <summary>Sum of the times recorded [ns], exact.</summary>
    public UInt128 Sum => _sum;

    /// <summary>Mean of the times recorded [ns], from the exact sum; not a number when empty.</summary>
    public double Mean => Count == 0 ? double.NaN : (double)_sum / Count;

    /// <summary>The buckets that hold anything, in ascending order. Allocates; for reports, not for the loop.</summary>
    public IReadOnlyList<HistogramBucket> Buckets
    {
        get
        {
            var buckets = new List<HistogramBucket>();
            for (int i = 0; i < _counts.Length; i++)
            {
                if (_counts[i] > 0)
                {
                    buckets.Add(new HistogramBucket(LowestOf(i), HighestOf(i), _counts[i]));
                }
            }

            return buckets;
        }
    }

    /// <summary>Rebuilds a histogram from what another one tells of itself, as when results are read back from a file.</summary>
    /// <param name="buckets">Its <see cref="Buckets"/>.</param>
    /// <param name="sum">Its <see cref="Sum"/> [ns].</param>
    /// <param name="min">Its <see cref="Min"/> [ns].</param>
    /// <param name="max">Its <see cref="Max"/> [ns].</param>
    /// <exception cref="ArgumentException">The figures contradict one another.</exception>
    public static LatencyHistogram FromBuckets(IEnumerable<HistogramBucket> buckets, UInt128 sum, long min, long max)
    {
        ArgumentNullException.ThrowIfNull(buckets);
        var histogram = new LatencyHistogram();
        foreach (HistogramBucket bucket in buckets)
        {
            histogram.RecordMany(bucket.Lowest, bucket.Count);
        }

        bool isPossible = histogram.Count == 0
            ? sum == 0
            : IndexOf(min) == IndexOf(histogram.Min) && IndexOf(max) == IndexOf(histogram.Max) && sum >= histogram._sum;
        if (!isPossible)
        {
            throw new ArgumentException("The sum, the shortest or the longest time does not belong to these buckets.", nameof(sum));
        }

        (histogram._sum, histogram.Min, histogram.Max) = (sum, min, max);
        return histogram;
    }

    /// <summary>Records one time.</summary>
    /// <param name="nanoseconds">The time [ns]; 0 to <see cref="SimTime.Max"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">The time is outside its range.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Record(long nanoseconds)
    {
        CheckRange(nanoseconds);
        int index = IndexOf(nanoseconds);
        long[] counts = _counts;
        if ((uint)index >= (uint)counts.Length)
        {
            counts = Grow(index);
        }

        counts[index]++;
        Count++;
        _sum += (ulong)nanoseconds;
        Min = Math.Min(Min, nanoseconds);
        Max = Math.Max(Max, nanoseconds);
    }

    /// <summary>Records the same time more than once.</summary>
    /// <param name="nanoseconds">The time [ns]; 0 to <see cref="SimTime.Max"/>.</param>
    /// <param name="count">How many times; ≥ 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">The time or the count is outside its range.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void RecordMany(long nanoseconds, long count)
    {
        CheckRange(nanoseconds);
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        int index = IndexOf(nanoseconds);
        long[] counts = _counts;
        if ((uint)index >= (uint)counts.Length)
        {
            counts = Grow(index);
        }

        counts[index] += count;
        Count += count;
        _sum += (UInt128)(ulong)nanoseconds * (ulong)count;
        if (nanoseconds < Min && count > 0)
        {
            Min = nanoseconds;
        }

        if (nanoseconds > Max && count > 0)
        {
            Max = nanoseconds;
        }
    }

    /// <summary>Adds everything that another histogram recorded.</summary>
    /// <param name="other">The other; stays as it is.</param>
    public void Merge(LatencyHistogram other)
    {
        ArgumentNullException.ThrowIfNull(other);
        if (other._counts.Length > _counts.Length)
        {
            Array.Resize(ref _counts, other._counts.Length);
        }

        for (int i = 0; i < other._counts.Length; i++)
        {
            _counts[i] += other._counts[i];
        }

        Count += other.Count;
        _sum += other._sum;
        Min = Math.Min(Min, other.Min);
        Max = Math.Max(Max, other.Max);
    }

    /// <summary>The time that a share of the recorded times does not exceed.</summary>
    /// <param name="percent">The share [%]; 0 to 100. 0 gives the shortest time and 100 the longest, both exact.</param>
    /// <returns>The time [ns], within 0.8 % of the true order statistic, and a tenth of that where times are spread smoothly, of rank ⌈percent/100 · n⌉; not a number when empty.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The share is outside its range.</exception>
    public double Percentile(double percent)
    {
        if (percent is not (>= 0 and <= 100))
        {
            throw new ArgumentOutOfRangeException(nameof(percent), percent, "Must be 0 to 100.");
        }

        if (Count == 0)
        {
            return double.NaN;
        }

        // 99.9 % of 1,000 is 999, but 0.999 × 1,000 rounds up to a little more; the small step back keeps the rank from jumping.
        long rank = Math.Clamp((long)Math.Ceiling((percent / 100 * Count) * (1 - 1e-15)), 1, Count);
        if (rank == 1 || rank == Count)
        {
            return rank == 1 ? Min : Max;
        }

        int index = 0;
        long below = 0;
        while (below + _counts[index] < rank)
        {
            below += _counts[index++];
        }

        // As if the bucket were evenly filled: the middle of the bucket would make percentiles jump by 0.8 %, more than most intervals are wide.
        double share = (rank - below - 0.5) / _counts[index];
        return Math.Clamp(LowestOf(index) + ((HighestOf(index) - LowestOf(index)) * share), Min, Max);
    }

    /// <summary>How far a percentile may be from the time that it stands for, because times of one bucket are not told apart.</summary>
    /// <param name="nanoseconds">The percentile [ns]; 0 to <see cref="SimTime.Max"/>.</param>
    /// <returns>Half the width of its bucket, as far as times were recorded there [ns]; 0 where only one can be meant.</returns>
    public double ErrorAt(double nanoseconds)
    {
        long time = (long)nanoseconds;
        CheckRange(time);
        int index = IndexOf(time);
        return Math.Max(0, Math.Min(HighestOf(index), Max) - Math.Max(LowestOf(index), Min)) / 2.0;
    }

    /// <summary>How many recorded times are longer than a threshold.</summary>
    /// <param name="threshold">The threshold [ns]; 0 to <see cref="SimTime.Max"/>.</param>
    /// <returns>The count; the bucket that the threshold falls into counts in proportion, as if evenly filled.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The threshold is outside its range.</exception>
    public long CountAbove(long threshold)
    {
        CheckRange(threshold);
        if (threshold >= Max || threshold < Min)
        {
            return threshold >= Max ? 0 : Count;
        }

        int index = IndexOf(threshold);
        long highest = Math.Min(HighestOf(index), Max);
        double above = (double)(highest - threshold) / (highest - Math.Max(LowestOf(index), Min) + 1);
        long count = (long)Math.Round(_counts[index] * above);
        foreach (long whole in _counts.AsSpan(index + 1))
        {
            count += whole;
        }

        return count;
    }

    /// <summary>Forgets everything recorded and keeps the memory.</summary>
    public void Clear()
    {
        Array.Clear(_counts);
        (_sum, Count, Min, Max) = (0, 0, long.MaxValue, 0);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int IndexOf(long nanoseconds)
    {
        int shift = Math.Max(0, BitOperations.Log2((ulong)nanoseconds) - SubBucketBits);
        return (shift << SubBucketBits) + (int)(nanoseconds >> shift);
    }

    private static long LowestOf(int index)
    {
        int shift = Math.Max(0, (index >> SubBucketBits) - 1);
        return (long)(index - (shift << SubBucketBits)) << shift;
    }

    private static long HighestOf(int index) => LowestOf(index + 1) - 1;

    private static int LengthFor(int index) => ((index >> SubBucketBits) + 1) << SubBucketBits;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void CheckRange(long nanoseconds)
    {
        if ((ulong)nanoseconds > (ulong)SimTime.Max)
        {
            ThrowOutOfRange(nanoseconds);
        }
    }

    private static void ThrowOutOfRange(long nanoseconds) =>
        throw new ArgumentOutOfRangeException(nameof(nanoseconds), nanoseconds, "A time is 0 to 2⁶² ns.");

    [MethodImpl(MethodImplOptions.NoInlining)]
    private long[] Grow(int index)
    {
        Array.Resize(ref _counts, LengthFor(index));
        return _counts;
    }
}
