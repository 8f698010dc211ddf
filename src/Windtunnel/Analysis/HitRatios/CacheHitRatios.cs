using System.Collections.Immutable;
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
    /// <summary>Most rounds of finding rates from hit ratios and these from rates; each cache behind another needs one more.</summary>
    private const int Rounds = 8;

    /// <summary>Change of a hit ratio that is none.</summary>
    private const double Settled = 1e-9;

    /// <summary>Keys deleted this much more often than asked for are as good as never there.</summary>
    private const double DeletesPerGetMax = 1e6;

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
            var inputs = new TrafficInputs { Arrivals = arrivals, HitRatio = round == 0 ? (_, _) => 0.5 : ratios.Of, FetchShare = round == 0 ? null : ratios.FetchesOf };
            var traffic = BatchedTraffic.Of(design, inputs);
            var before = ratios._shares.ToDictionary(s => s.Key, s => s.Value.HitRatio);
            foreach (var cache in caches)
            {
                ratios.Share(design, cache, traffic, steps => MeanTime.Of(design, steps, inputs));
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
        return cache.TypedHitRatio?.Value.Nominal ?? (Find(cache, data)?.HitRatio ?? 0);
    }

    /// <summary>Share of the gets of a data set that run the steps on a miss; the rest of those that miss wait for somebody else's fetch. In [0, 1].</summary>
    /// <param name="cache">A cache of the design.</param>
    /// <param name="data">The data set; null for gets that are about none.</param>
    public double FetchesOf(Component cache, DataSet? data)
    {
        ArgumentNullException.ThrowIfNull(cache);
        return cache.TypedHitRatio is null && Find(cache, data) is { } share ? share.FetchShare : 1 - Of(cache, data);
    }

    /// <summary>What a data set gets out of a cache; null when nothing asks for it there, or nothing stores it.</summary>
    public CacheShare? Find(Component cache, DataSet? data)
    {
        ArgumentNullException.ThrowIfNull(cache);
        return _shares.TryGetValue((cache.Name, data?.Name ?? ""), out var share) ? share : null;
    }

    /// <summary>What caches before it leave of the requests for each key of a data set; null where there are none.</summary>
    public KeyFilter? FilterOf(Component cache, DataSet? data) => Find(cache, data)?.Claim.Filter;

    private void Share(Design design, Component cache, SteadyTraffic traffic, Func<ImmutableArray<Step>, double> timeOf)
    {
        var stored = StepsAt(cache, "set", traffic).Select(s => s.Data?.Name ?? "").ToHashSet(StringComparer.Ordinal);
        var gets = StepsAt(cache, "get", traffic).Where(s => cache.KeepsWhatItMisses || stored.Contains(s.Data?.Name ?? ""))
            .GroupBy(s => s.Data?.Name ?? "", StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal).ToArray();
        var copies = cache.CacheCopies;
        var rates = gets.Select(g => Math.Min(RateMax, g.Sum(s => s.PerSecond) / copies)).ToArray();
        var deletes = StepsAt(cache, "delete", traffic).ToLookup(s => s.Data?.Name ?? "", s => s.PerSecond, StringComparer.Ordinal);
        var isDelayed = cache.IsCoalescing || double.IsFinite(cache.EntryLife);

        // Without load nothing tells how sets share the memory; alike is as good a guess as any.
        var isIdle = rates.All(r => r == 0);
        var shares = CacheShare.Of(
            cache.EntryMemory,
            cache.Eviction,
            cache.EntryLife,
            [
                .. gets.Select((g, i) => new CacheClaim(
                    PopularityOf(g.First().Data),
                    BytesOf(cache, g.First().Data),
                    isIdle ? 1 : rates[i],
                    rates[i] > 0 ? Math.Min(DeletesPerGetMax, deletes[g.Key].Sum() / rates[i]) : 0,
                    isDelayed ? MeanFetch([.. g]) : 0,
                    cache.IsCoalescing)
                {
                    Copies = copies,
                    LastingSeconds = DataPopularity.LastingOf(g.First().Data),
                    Filter = FilterOf(design, [.. g]),
                }),
            ]);
        for (var i = 0; i < gets.Length; i++)
        {
            _shares[(cache.Name, gets[i].Key)] = shares[i];
        }

        double MeanFetch((DataSet? Data, double PerSecond, StepVisit Visit)[] gets)
        {
            var rate = gets.Sum(g => g.PerSecond);
            return gets.Sum(g => (rate > 0 ? g.PerSecond / rate : 1.0 / gets.Length) * timeOf(g.Visit.Step.OnMiss));
        }
    }

    private KeyFilter? FilterOf(Design design, (DataSet? Data, double PerSecond, StepVisit Visit)[] gets)
    {
        var ways = gets.Select(g => (Weight: Before(g), Missed: g.Visit.Missed.Where(m => FlowWalk.DataOf(design, m)?.Name == g.Data?.Name)
            .Select(m => Find(m.Component, g.Data)).OfType<CacheShare>().ToArray())).ToArray();
        if (ways.Any(w => w.Weight > 0))
        {
            ways = [.. ways.Where(w => w.Weight > 0)];
        }

        return ways.All(w => w.Missed.Length == 0) ? null : new KeyFilter([.. ways.Select(w => new MissedWay(w.Weight, w.Missed))]);

        // What comes here is what the caches before have passed on, so before them there was more.
        double Before((DataSet? Data, double PerSecond, StepVisit Visit) get) => get.Visit.Missed
            .Where(m => FlowWalk.DataOf(design, m)?.Name == get.Data?.Name && Find(m.Component, get.Data) is not null)
            .Aggregate(get.PerSecond, (rate, m) => FetchesOf(m.Component, get.Data) is > 0 and var share ? rate / share : rate);
    }

    // A step below a miss that never happens stores nothing; one that is never reached at the present load still would.
    private static IEnumerable<(DataSet? Data, double PerSecond, StepVisit Visit)> StepsAt(Component cache, string operation, SteadyTraffic traffic) =>
        from flow in traffic.Flows
        from visit in flow.Visits
        where visit.Component.Name == cache.Name && visit.Operation.Name == operation
        select (visit.Data, visit.Times > 0 ? flow.RequestsPerSecond * visit.Times : 0, visit);

    private static Popularity PopularityOf(DataSet? data) => data is null ? Popularity.Uniform(1) : DataPopularity.Of(data);

    private static double BytesOf(Component cache, DataSet? data) =>
        Math.Max(1, (data?.Size.Value.Nominal ?? 0) + cache.EntryOverhead);
}
