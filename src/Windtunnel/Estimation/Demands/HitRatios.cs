using System.Collections.Immutable;
using Windtunnel.Analysis;
using Windtunnel.Components;
using Windtunnel.Components.Cache;
using Windtunnel.Designs;
using Windtunnel.Designs.Visits;
using Windtunnel.Estimation.Storage;
using Windtunnel.Estimation.Terms;
using Windtunnel.Units;

namespace Windtunnel.Estimation.Demands;

/// <summary>The hit ratio of every cache for every data set: typed, or computed from keys, popularity, memory and eviction.</summary>
internal sealed class HitRatios
{
    /// <summary>How data sets share a cache depends on how often it is asked, which depends on the hits of caches before it; three rounds settle it.</summary>
    private const int Rounds = 3;

    private readonly Dictionary<(string Cache, string Data), Term> _ratios = [];
    private readonly Dictionary<(string Cache, string Data), Term> _fetches = [];

    private HitRatios(ImmutableArray<CacheContents> contents) => Contents = contents;

    /// <summary>Every cache whose hit ratio is computed.</summary>
    public ImmutableArray<CacheContents> Contents { get; private set; }

    public static HitRatios Of(Design design)
    {
        var ratios = new HitRatios([]);
        var tiers = TiersOf(design);
        for (var round = 0; round < Rounds; round++)
        {
            // Between the rounds only nominal values are carried over; the last one keeps the terms.
            var before = ratios;
            var demand = new Demand(design, call => new Fixed(before.Of(call).Nominal, Dimension.Share), call => new Fixed(before.FetchesOf(call).Nominal, Dimension.Share), before.NominalOf);
            ratios = new HitRatios([.. design.Components.Where(IsComputed).Select(c => ContentsOf(c, demand, before, tiers)).Where(c => !c.Data.IsEmpty)]);
            ratios.Fill(design);
            if (ratios.Contents.All(c => c.Rates.All(r => r is Fixed)))
            {
                break;
            }
        }

        return ratios;
    }

    /// <summary>What the caches do to each other's requests, at the middle of every range and at peak; null where no cache stands behind another.</summary>
    private static CacheHitRatios? TiersOf(Design design)
    {
        var isTiered = design.Flows.SelectMany(f => StepTree.All(f.Steps)).OfType<Invoke>().Where(DemandWalk.IsGet).Any(g => StepTree.All(g.OnMiss).OfType<Invoke>().Any(DemandWalk.IsGet));
        if (!isTiered)
        {
            return null;
        }

        var demand = new Demand(design, _ => new Fixed(0, Dimension.Share), _ => Fixed.One, (_, _) => 0);
        return CacheHitRatios.Of(design, load => demand.RateOf(load.Flow, Level.Peak).Nominal);
    }

    /// <summary>Share of a `get` that is answered; 0 where nothing stores what it asks for.</summary>
    public Term Of(Invoke call) => _ratios.GetValueOrDefault((call.Component.Name, DataOf(call)), Nothing(call));

    /// <summary>Share of a `get` that runs the steps on a miss.</summary>
    public Term FetchesOf(Invoke call) => _fetches.GetValueOrDefault((call.Component.Name, DataOf(call))) ?? Arithmetic.Rest(Of(call));

    /// <summary>The data set a step is about: the one it names, else the only one its component holds; empty where none can be told.</summary>
    public static string DataOf(Invoke call) => call.Data?.Name ?? (call.Component.Holds.Length == 1 ? call.Component.Holds[0] : "");

    /// <summary>The same as a number, in the middle of all ranges.</summary>
    public double NominalOf(Component cache, DataSet? data) =>
        (_ratios.GetValueOrDefault((cache.Name, data?.Name ?? ""))?.Nominal ?? cache.TypedHitRatio?.Value.Nominal) ?? 0;

    private static Term Nothing(Invoke call) => call.Component.Kind is CacheKind && call.Component.TypedHitRatio is { } typed
        ? new Input($"{call.Component.Name} hit ratio", typed)
        : new Fixed(0, Dimension.Share, "0 % (nothing is stored)");

    private static bool IsComputed(Component component) => component.Kind is CacheKind && component.TypedHitRatio is null;

    private static CacheContents ContentsOf(Component cache, Demand demand, HitRatios before, CacheHitRatios? tiers)
    {
        var visits = demand.VisitsTo(cache).ToList();
        var gets = visits.Where(v => DemandWalk.IsGet(v.Step)).Select(v => DataOf(v.Step)).ToHashSet(StringComparer.Ordinal);
        var sets = visits.Where(v => v.Operation.Name == "set").Select(v => DataOf(v.Step)).ToHashSet(StringComparer.Ordinal);
        if (!cache.KeepsWhatItMisses)
        {
            gets.IntersectWith(sets);
        }

        ImmutableArray<DataSet?> data = [.. demand.Design.Data.Where(d => gets.Contains(d.Name)), .. gets.Contains("") ? [null] : Array.Empty<DataSet?>()];

        // Alone, without a time to live and with keys that stay, a data set has the same hit ratio however often it is asked for.
        var isRateNeeded = data.Length > 1 || data.Any(d => double.IsFinite(DataPopularity.LastingOf(d))) || cache.IsCoalescing || double.IsFinite(cache.EntryLife) || tiers is not null;
        return new CacheContents(
            cache,
            data,
            [.. data.Select(d => d is null ? Fixed.One : Records.Of(d, demand))],
            [.. data.Select(d => d is null ? (Term)new Fixed(0, Dimension.ByteSize) : new Input($"{d.Name} size", d.Size))],
            [
                .. data.Select(d => isRateNeeded
                    ? demand.OperationsOf(cache, Level.Peak, v => DemandWalk.IsGet(v.Step) && DataOf(v.Step) == (d?.Name ?? ""))
                    : new Fixed(1, Dimension.Rate)),
            ],
            [.. data.Select(d => CacheDelay.Of(cache, d?.Name ?? "", demand, new TrafficInputs { Arrivals = _ => 0, HitRatio = before.NominalOf }, tiers?.FilterOf(cache, d)))]);
    }

    private void Fill(Design design)
    {
        foreach (var contents in Contents)
        {
            for (var i = 0; i < contents.Data.Length; i++)
            {
                _ratios[(contents.Cache.Name, contents.Data[i]?.Name ?? "")] = contents.HitRatioOf(i);
                if (contents.Delays[i].IsCoalesced)
                {
                    _fetches[(contents.Cache.Name, contents.Data[i]?.Name ?? "")] = contents.FetchShareOf(i);
                }
            }
        }
    }
}
