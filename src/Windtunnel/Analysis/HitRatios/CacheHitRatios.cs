using Windtunnel.Components;
using Windtunnel.Components.Cache;
using Windtunnel.Designs;
using Windtunnel.Designs.Visits;
using Windtunnel.Kernel.Chance;
using Windtunnel.Workloads;

namespace Windtunnel.Analysis;

/// <summary>The hit ratio of every cache of a design for every data set it is asked for, by formula; what a design types is respected.</summary>
public sealed class CacheHitRatios
{
    /// <summary>Rounds of finding rates from hit ratios and these from rates; one cache behind another needs two.</summary>
    private const int Rounds = 4;

    /// <summary>Change of a hit ratio that is none.</summary>
    private const double Settled = 1e-9;

    /// <summary>Rates above this are as good as endless [1/s]; the bound keeps products finite.</summary>
    private const double RateMax = 1e15;

    private readonly Dictionary<(string Cache, string Data), CacheShare> _shares = [];

    private CacheHitRatios()
    {
    }

    /// <summary>Computes all of them.</summary>
    /// <param name="design">The design.</param>
    /// <param name="arrivals">Requests each load starts [1/s]. Rates matter only where data sets share a cache or entries expire.</param>
    public static CacheHitRatios Of(Design design, Func<Load, double> arrivals)
    {
        ArgumentNullException.ThrowIfNull(design);
        ArgumentNullException.ThrowIfNull(arrivals);
        var ratios = new CacheHitRatios();
        var caches = design.Components.Where(c => c.Kind is CacheKind).ToArray();
        for (var round = 0; round < Rounds && caches.Length > 0; round++)
        {
            var traffic = SteadyTraffic.Of(design, new TrafficInputs { Arrivals = arrivals, HitRatio = round == 0 ? (_, _) => 0.5 : ratios.Of });
            var before = ratios._shares.ToDictionary(s => s.Key, s => s.Value.HitRatio);
            foreach (var cache in caches)
            {
                ratios.Share(cache, traffic);
            }

            if (ratios._shares.All(s => before.TryGetValue(s.Key, out var ratio) && Math.Abs(ratio - s.Value.HitRatio) < Settled))
            {
                break;
            }
        }

        return ratios;
    }

    /// <summary>Share of the gets of a data set that a cache answers; in [0, 1].</summary>
    /// <param name="cache">A cache of the design.</param>
    /// <param name="data">The data set; null for gets that are about none, which all ask for the same entry.</param>
    public double Of(Component cache, DataSet? data)
    {
        ArgumentNullException.ThrowIfNull(cache);
        return cache.Settings.Find(CacheKind.HitRatio)?.Value.Nominal ?? (Find(cache, data)?.HitRatio ?? 0);
    }

    /// <summary>What a data set gets out of a cache; null when nothing asks for it there, or nothing stores it.</summary>
    public CacheShare? Find(Component cache, DataSet? data)
    {
        ArgumentNullException.ThrowIfNull(cache);
        return _shares.TryGetValue((cache.Name, data?.Name ?? ""), out var share) ? share : null;
    }

    private void Share(Component cache, SteadyTraffic traffic)
    {
        var stored = StepsAt(cache, "set", traffic).Select(s => s.Data?.Name ?? "").ToHashSet(StringComparer.Ordinal);
        var gets = StepsAt(cache, "get", traffic).Where(s => stored.Contains(s.Data?.Name ?? ""))
            .GroupBy(s => s.Data?.Name ?? "", StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal).ToArray();
        var rates = gets.Select(g => Math.Min(RateMax, g.Sum(s => s.PerSecond))).ToArray();

        // Without load nothing tells how sets share the memory; alike is as good a guess as any.
        var isIdle = rates.All(r => r == 0);
        var shares = CacheShare.Of(
            cache.Number(CacheKind.Memory),
            cache.Settings.Get(CacheKind.Eviction).Value,
            cache.Settings.Find(CacheKind.TimeToLive)?.Value.Nominal ?? double.PositiveInfinity,
            [.. gets.Select((g, i) => (PopularityOf(g.First().Data), BytesOf(cache, g.First().Data), isIdle ? 1 : rates[i]))]);
        for (var i = 0; i < gets.Length; i++)
        {
            _shares[(cache.Name, gets[i].Key)] = shares[i];
        }
    }

    // A step below a miss that never happens stores nothing; one that is never reached at the present load still would.
    private static IEnumerable<(DataSet? Data, double PerSecond)> StepsAt(Component cache, string operation, SteadyTraffic traffic) =>
        from flow in traffic.Flows
        from visit in flow.Visits
        where visit.Component.Name == cache.Name && visit.Operation.Name == operation
        select (visit.Data, visit.Times > 0 ? flow.RequestsPerSecond * visit.Times : 0);

    private static Popularity PopularityOf(DataSet? data) => data is null ? Popularity.Uniform(1) : DataPopularity.Of(data);

    private static double BytesOf(Component cache, DataSet? data) =>
        Math.Max(1, (data?.Size.Value.Nominal ?? 0) + cache.Number(CacheKind.EntryOverhead));
}
