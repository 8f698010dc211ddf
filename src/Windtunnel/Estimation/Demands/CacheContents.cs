using System.Collections.Immutable;
using Windtunnel.Analysis;
using Windtunnel.Components;
using Windtunnel.Components.Cache;
using Windtunnel.Designs;
using Windtunnel.Estimation.Terms;
using Windtunnel.Kernel.Chance;
using Windtunnel.Units;

namespace Windtunnel.Estimation.Demands;

/// <summary>What a cache is asked to hold: the data sets that steps get from it, and what is computed about them.</summary>
/// <param name="Cache">The cache.</param>
/// <param name="Data">The data sets some step gets from it and some step stores in it, in the order of the design; null for gets that name none.</param>
/// <param name="Keys">How many records each data set has [–]; [data].</param>
/// <param name="Sizes">Bytes of a record of each [B]; [data].</param>
/// <param name="Rates">Gets of each at peak [1/s]; [data].</param>
/// <param name="Delays">What takes entries away or lets them come late, at the middle of every range; [data].</param>
internal sealed record CacheContents(
    Component Cache, ImmutableArray<DataSet?> Data, ImmutableArray<Term> Keys, ImmutableArray<Term> Sizes, ImmutableArray<Term> Rates, ImmutableArray<CacheDelay> Delays)
{
    /// <summary>Wide groups for samples, of which there are many: hit ratios within 0.001, and an input's range moves them by more.</summary>
    private const double SampleSpread = 0.5;

    /// <summary>A cache of more data sets is computed for the middle of every range; each sample would take seconds.</summary>
    private const int SampledDataMax = 4;

    /// <summary>With more data sets also the nominal answer makes do with wide groups.</summary>
    private const int NarrowDataMax = 16;

    private Model? _nominal;
    private double[]? _nominalParts;

    private ImmutableArray<Term> Parts => [.. Keys, .. Sizes, .. Rates];

    /// <summary>Share of gets of one data set that is answered.</summary>
    public Term HitRatioOf(int data) =>
        Ask(Dimension.Share, Words(), model => model.Shares[data].HitRatio).Named($"{Cache.Name} hit ratio{(Data[data] is { } named ? $" for {named.Name}" : "")}");

    /// <summary>Share of gets of one data set that fetch, where misses of one key share a fetch.</summary>
    public Term FetchShareOf(int data) =>
        Ask(Dimension.Share, $"{Words()}, one fetch per key at a time", model => model.Shares[data].FetchShare).Named($"{Cache.Name} fetches{(Data[data] is { } named ? $" of {named.Name}" : "")}");

    /// <summary>Memory that would answer a share of all gets [B].</summary>
    public Term MemoryFor(double hitRatio) =>
        Ask(Dimension.ByteSize, $"{Words()}, solved for memory", model => model.Cache.MemoryFor(hitRatio));

    /// <summary>Memory one entry of a data set takes [B].</summary>
    public Term EntryOf(int data) => Arithmetic.Sum(
        Dimension.ByteSize,
        Sizes[data],
        Answer.Of(Cache, Dimension.ByteSize, () => "entry overhead", static (c, _) => c.EntryOverhead).Named("entry overhead"));

    private Term Ask(Dimension dimension, string text, Func<Model, double> question)
    {
        var answer = Answer.OfSlow(Cache, dimension, () => text, (cache, parts) => question(ModelOf(cache, parts)), Parts);
        return Data.Length > SampledDataMax ? new AtMiddle(answer) : answer;
    }

    private Model ModelOf(Component cache, ReadOnlySpan<double> parts)
    {
        var memory = cache.EntryMemory;
        var overhead = cache.EntryOverhead;
        var eviction = cache.Eviction;
        var timeToLive = cache.EntryLife;
        if (_nominal is null)
        {
            // The first question is asked with every value at its nominal, see Answer.
            _nominalParts = parts.ToArray();
            _nominal = new Model(memory, overhead, timeToLive, Build(parts, eviction, overhead, timeToLive, Data.Length > NarrowDataMax ? SampleSpread : KeyGroup.Spread));
        }

        if (memory == _nominal.Memory && overhead == _nominal.Overhead && timeToLive == _nominal.TimeToLive && parts.SequenceEqual(_nominalParts))
        {
            return _nominal;
        }

        return new Model(memory, overhead, timeToLive, Build(parts, eviction, overhead, timeToLive, SampleSpread));
    }

    private SharedCache Build(ReadOnlySpan<double> parts, Eviction eviction, double overhead, double timeToLive, double spread)
    {
        var claims = new CacheClaim[Data.Length];
        for (var i = 0; i < claims.Length; i++)
        {
            claims[i] = new CacheClaim(
                Data[i] is { } data ? DataPopularity.Of(data, parts[i]) : Popularity.Uniform(1),
                Math.Max(1, parts[Data.Length + i] + overhead),
                parts[(2 * Data.Length) + i] / Cache.CacheCopies,
                Delays[i].DeletesPerGet * Cache.CacheCopies,
                Delays[i].FetchSeconds,
                Delays[i].IsCoalesced)
            {
                Copies = Cache.CacheCopies,
                LastingSeconds = DataPopularity.LastingOf(Data[i]),
                Filter = Delays[i].Filter,
            };
        }

        return new SharedCache(eviction, timeToLive, claims, spread);
    }

    private string Words()
    {
        var eviction = Cache.Eviction;
        var method = eviction switch { Eviction.Lfu => "the most popular keys", Eviction.Lru => "Che's approximation", _ => "the characteristic-time approximation" };
        var data = Data.Select((d, i) => $"{Human.Format(Keys[i].Nominal, Dimension.Number)} {(d is null ? "entry" : $"{d.Name} of {Human.Format(Sizes[i].Nominal, Dimension.ByteSize)}, {d.Popularity.Value}")}");
        return $"{method}: {string.Join("; ", data)}";
    }

    private sealed record Model(double Memory, double Overhead, double TimeToLive, SharedCache Cache)
    {
        private CacheShare[]? _shares;

        public CacheShare[] Shares => _shares ??= Cache.Shares(Memory);
    }
}
