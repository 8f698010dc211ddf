using Windtunnel.Components;
using Windtunnel.Components.Cache;
using Windtunnel.Designs;
using Windtunnel.Estimation.Demands;
using Windtunnel.Estimation.Terms;
using Windtunnel.Language;
using Windtunnel.Units;

namespace Windtunnel.Estimation.Memory;

/// <summary>Caches: the hit ratio to expect, and the memory that a rule of thumb or a wanted hit ratio asks for.</summary>
internal sealed class MemoryEstimate : IEstimate
{
    private const double DailyShare = 0.2;

    private static readonly double[] targets = [0.5, 0.8, 0.9, 0.95, 0.99];

    public string Section => "memory";

    public IEnumerable<Line> Estimate(Envelope envelope)
    {
        foreach (var cache in envelope.Design.Components.Where(c => c.Kind is CacheKind))
        {
            if (cache.TypedHitRatio is { } typed)
            {
                yield return new Line($"{cache.Name} hit ratio", new Input($"{cache.Name} hit ratio", typed));
            }
            else if (envelope.HitRatios.Contents.FirstOrDefault(c => c.Cache.Name == cache.Name) is { } contents)
            {
                foreach (var line in Of(contents, envelope.Demand))
                {
                    yield return line;
                }
            }
        }
    }

    private static IEnumerable<Line> Of(CacheContents contents, Demand demand)
    {
        var name = contents.Cache.Name;
        var ratios = contents.Data.Select((_, i) => contents.HitRatioOf(i)).ToList();
        for (var i = 0; i < ratios.Count && ratios.Count > 1; i++)
        {
            yield return new Line($"{name} hit ratio for {contents.Data[i]?.Name ?? "the rest"}", ratios[i]);
        }

        yield return new Line($"{name} hit ratio", ratios.Count == 1 ? ratios[0] : Mean(contents, demand, ratios));
        yield return new Line($"{name} memory for 20 % of daily reads", Rule(contents, demand));
        foreach (var target in targets)
        {
            // A time to live can keep the hit ratio below the target whatever the memory; then there is nothing to say.
            if (contents.MemoryFor(target) is { Nominal: < double.PositiveInfinity } memory)
            {
                yield return new Line($"{name} memory for {Human.Format(target, Dimension.Share)} hits", memory);
            }
        }
    }

    /// <summary>Weighted by how often each data set is asked for.</summary>
    private static Term Mean(CacheContents contents, Demand demand, List<Term> ratios)
    {
        var gets = contents.Data.Select(d => Gets(contents.Cache, d, demand, Level.Peak)).ToList();
        var answered = Arithmetic.Sum(Dimension.Rate, gets.Zip(ratios, (g, r) => Arithmetic.Product(Dimension.Rate, g, r)));
        return Arithmetic.Quotient(Dimension.Share, answered, Arithmetic.Sum(Dimension.Rate, gets).Named("gets"));
    }

    /// <summary>Room for a fifth of a day's reads, were each for another record; never more than there are records.</summary>
    private static Term Rule(CacheContents contents, Demand demand)
    {
        var share = new Input("share of reads to keep", Quantity.Share(DailyShare), new Provenance.Default("80/20 rule of thumb; an upper bound, as it assumes that no read repeats"));
        return Arithmetic.Sum(Dimension.ByteSize, contents.Data.Select((data, i) =>
        {
            var reads = Arithmetic.Product(Dimension.Number, Gets(contents.Cache, data, demand, Level.Average), Fixed.Day, share);
            var entries = reads.Nominal <= contents.Keys[i].Nominal ? reads : Arithmetic.Least(Dimension.Number, reads, contents.Keys[i]);
            return Arithmetic.Product(Dimension.ByteSize, entries, contents.EntryOf(i));
        }));
    }

    private static Term Gets(Component cache, DataSet? data, Demand demand, Level level) =>
        demand.OperationsOf(cache, level, v => DemandWalk.IsGet(v.Step) && HitRatios.DataOf(v.Step) == (data?.Name ?? "")).Named($"gets of {data?.Name ?? "the rest"}");
}
