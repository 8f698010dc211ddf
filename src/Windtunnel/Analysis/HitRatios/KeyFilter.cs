using Windtunnel.Kernel.Chance;
using Windtunnel.Kernel.Stations.Caches;

namespace Windtunnel.Analysis;

/// <summary>One way by which requests for a data set come to a cache.</summary>
/// <param name="Weight">Requests that go this way before any cache has answered, or in proportion to them; ≥ 0.</param>
/// <param name="Before">What the data set gets out of the caches they have missed, in that order.</param>
public sealed record MissedWay(double Weight, IReadOnlyList<CacheShare> Before);

/// <summary>What is left of the requests for each key where caches before have answered some: fewer of the popular ones.</summary>
/// <remarks>
/// Each cache passes on what it misses of a key, and the next takes that as Poisson: the independent reference model at every tier (Che, Tung &amp; Wang 2002 do so).
/// Where one cache stands before, LRU or with a constant life of its entries, what is known of the times between misses is used instead; see <see cref="MissTimes"/>.
/// </remarks>
public sealed class KeyFilter(IReadOnlyList<MissedWay> ways)
{
    /// <summary>The one cache, or its copies, that every request has missed before, if it is known when its misses come; null where there is more to it.</summary>
    internal CacheShare? Regular { get; } = ways is [{ Before: [{ MissesOf: not null } before] }] ? before : null;

    /// <summary>Share of the requests for a key that come through, up to a factor common to all keys; ≥ 0.</summary>
    /// <param name="popularity">Probability that a request, before any cache, asks for the key.</param>
    public double PassOf(double popularity)
    {
        var sum = 0.0;
        foreach (var way in ways)
        {
            var passed = way.Weight;
            foreach (var before in way.Before) passed *= before.MissOf(popularity);
            sum += passed;
        }

        return sum;
    }

    /// <summary>How often each key is asked for behind the caches, as the kernel needs it.</summary>
    /// <param name="popularity">How often before them.</param>
    /// <param name="weight">How often a request that comes here asks for a key, from its popularity before all caches.</param>
    internal static KeyWeights Weights(Popularity popularity, Func<double, double> weight)
    {
        var groups = KeyGroup.Of(popularity);
        var (ends, probabilities) = (new long[groups.Length], new double[groups.Length]);
        var end = 0.0;
        for (var i = 0; i < groups.Length; i++)
        {
            ends[i] = (long)(end += groups[i].Keys);
            probabilities[i] = weight(groups[i].Probability);
        }

        ends[^1] = popularity.Keys;
        return new KeyWeights(ends, probabilities);
    }
}
