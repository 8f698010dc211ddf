using Windtunnel.Kernel.Chance;

namespace Windtunnel.Kernel.Stations.Caches;

/// <summary>How often the keys of a data set are asked for at one place, where that is not as often as everywhere: behind caches that answer the popular ones.</summary>
/// <remarks>Ranks in groups whose keys are alike; finding one is a search of their ends. Immutable, so it may be shared.</remarks>
public sealed class KeyWeights
{
    private readonly long[] _ends;
    private readonly double[] _probabilities;
    private readonly double[] _cumulative;

    /// <param name="ends">Rank after the last of each group, rising; the last is the number of keys. [group]</param>
    /// <param name="probabilities">Probability that a request that comes here asks for one given key of the group; ≥ 0. [group]</param>
    /// <exception cref="ArgumentException">The lengths differ, or there is no group.</exception>
    public KeyWeights(ReadOnlySpan<long> ends, ReadOnlySpan<double> probabilities)
    {
        if (ends.Length == 0 || probabilities.Length != ends.Length)
        {
            throw new ArgumentException("Every group needs an end and a probability.");
        }

        (_ends, _probabilities, _cumulative) = (ends.ToArray(), probabilities.ToArray(), new double[ends.Length]);
        double sum = 0;
        for (int i = 0; i < _ends.Length; i++)
        {
            sum += _probabilities[i] * (_ends[i] - FirstOf(i));
            _cumulative[i] = sum;
        }
    }

    /// <summary>Probability that a request that comes here asks for the key of a rank.</summary>
    public double Probability(long rank) => _probabilities[IndexOf(_ends, rank)];

    /// <summary>Draws the rank of the key that a request that comes here asks for.</summary>
    internal long Next(RandomStream stream)
    {
        int group = IndexOf(_cumulative, stream.NextUniform() * _cumulative[^1]);
        return FirstOf(group) + (long)(stream.NextUniform() * (_ends[group] - FirstOf(group)));
    }

    /// <summary>Probability of the last of the keys that are asked for most often.</summary>
    internal double LeastOfTop(long keys)
    {
        int[] order = [.. Enumerable.Range(0, _ends.Length).OrderByDescending(i => _probabilities[i])];
        long sum = 0;
        foreach (int group in order)
        {
            sum += _ends[group] - FirstOf(group);
            if (sum >= keys)
            {
                return _probabilities[group];
            }
        }

        return 0;
    }

    private long FirstOf(int group) => group == 0 ? 0 : _ends[group - 1];

    /// <summary>The first place whose end lies beyond a value; the last where none does.</summary>
    private static int IndexOf<T>(T[] ends, T value)
        where T : IComparable<T>
    {
        int low = 0, high = ends.Length - 1;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (value.CompareTo(ends[middle]) < 0)
            {
                high = middle;
            }
            else
            {
                low = middle + 1;
            }
        }

        return low;
    }
}
