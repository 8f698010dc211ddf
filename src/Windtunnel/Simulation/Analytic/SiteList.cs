using Windtunnel.Analysis;
using Windtunnel.Components;
using Windtunnel.Designs;

namespace Windtunnel.Simulation.Analytic;

/// <summary>Divides components into instances that are alike: shards by what their keys bring, primaries apart from replicas.</summary>
internal static class SiteList
{
    /// <summary>Busiest shards that are looked at one by one.</summary>
    private const int SingleMax = 16;

    /// <summary>Groups that further shards are put into, each as busy as its members are on average.</summary>
    private const int Groups = 8;

    /// <param name="visits">Every operation of every flow with its rate [1/s]; only their order of magnitude matters, to tell busy shards, but where instances scale with them.</param>
    public static IReadOnlyList<Site> Of(Design design, IReadOnlyList<(FlowVisit Visit, double Rate)> visits)
    {
        var shares = new Dictionary<(string Data, bool IsNew, int Shards, ShardPlan? Sharding), double[]>();
        return [.. design.Components.Where(c => c.Plan.Servers is not null).SelectMany(c => Of(design, c, visits, shares))];
    }

    private static IEnumerable<Site> Of(
        Design design, Component component, IReadOnlyList<(FlowVisit Visit, double Rate)> visits, Dictionary<(string Data, bool IsNew, int Shards, ShardPlan? Sharding), double[]> shares)
    {
        var plan = component.Plan.At(visits.Where(v => v.Visit.Step.Component.Name == component.Name).Sum(v => v.Rate * v.Visit.Busy));
        var used = Enumerable.Range(0, visits.Count).Where(v => visits[v].Visit.Step.Component.Name == component.Name).ToArray();
        if (UnevenSites.Has(plan))
        {
            foreach (var site in UnevenSites.Of(design, component, plan, visits, used))
            {
                yield return site;
            }

            yield break;
        }

        var byShard = used.ToDictionary(v => v, v => SharesOf(visits[v].Visit, plan, shares));
        var load = new double[plan.Shards];
        foreach (var v in used)
        {
            for (var s = 0; s < load.Length; s++)
            {
                load[s] += Math.Max(visits[v].Rate, double.Epsilon) * (byShard[v]?[s] ?? 1.0 / plan.Shards);
            }
        }

        foreach (var shards in Group([.. Enumerable.Range(0, plan.Shards).OrderByDescending(s => load[s]).ThenBy(s => s)], byShard.Values.All(s => s is null)))
        {
            var share = used.ToDictionary(v => v, v => byShard[v] is { } each ? shards.Average(s => each[s]) : 1.0 / plan.Shards);
            foreach (var site in Replicas(component, plan, shards.Count, visits, share))
            {
                yield return site;
            }
        }
    }

    /// <summary>Part of the visits that each shard gets; null stands for an even spread.</summary>
    public static double[]? SharesOf(FlowVisit visit, StationPlan plan, Dictionary<(string Data, bool IsNew, int Shards, ShardPlan? Sharding), double[]> known)
    {
        var (shards, map) = (plan.Shards, ShardMaps.Of(plan));
        if (shards == 1 || visit.Data is not { } data)
        {
            return null;
        }

        // A key that is just being added is new, so none of them is more popular than another.
        var isNew = visit.Operation.Writes && data.WrittenBy == visit.Flow.Name;
        if (map is null && (isNew || data.Popularity.Value is KeyPopularity.Uniform && data.Keys.Value.Nominal > 1e6))
        {
            return null;
        }

        if (!known.TryGetValue((data.Name, isNew, shards, plan.Sharding), out var found))
        {
            var popularity = isNew ? Kernel.Chance.Popularity.Uniform(DataPopularity.Of(data).Keys) : DataPopularity.Of(data);
            known.Add((data.Name, isNew, shards, plan.Sharding), found = map is null ? ShardShares.Of(popularity, shards) : ShardShares.Of(popularity, map, isNew));
        }

        return found;
    }

    /// <summary>Puts shards that are alike, or not busy enough to be looked at one by one, together.</summary>
    /// <param name="shards">The busiest first.</param>
    /// <param name="isEven">Whether all are alike.</param>
    public static IEnumerable<IReadOnlyList<int>> Group(int[] shards, bool isEven)
    {
        if (isEven)
        {
            return [shards];
        }

        var single = shards.Take(SingleMax).Select(s => (IReadOnlyList<int>)[s]);
        var rest = shards.Skip(SingleMax).ToArray();
        return rest.Length == 0 ? single : single.Concat(rest.Chunk((rest.Length + Groups - 1) / Groups));
    }

    // Each place gets what is near to it, and its instances share that alone.
    private static IEnumerable<Site> ByPlace(Component component, StationPlan plan, IReadOnlyList<(FlowVisit Visit, double Rate)> visits, IReadOnlyCollection<int> used)
    {
        for (var p = 0; p < component.Placement.Places.Length; p++)
        {
            var count = Enumerable.Range(0, plan.Replicas).Count(r => component.Placement.PlaceOf(r, plan.Replicas) == p);
            var awaited = new double[visits.Count];
            foreach (var v in used)
            {
                awaited[v] = visits[v].Visit.Visit.PlaceShares[p] / count;
            }

            yield return new Site(component, plan with { Replicas = count }, count, awaited, new bool[visits.Count], new double[visits.Count]);
        }
    }

    private static IEnumerable<Site> Replicas(
        Component component, StationPlan plan, int shards, IReadOnlyList<(FlowVisit Visit, double Rate)> visits, Dictionary<int, double> share)
    {
        if (component.Placement.Places.Length > 1 && plan is { Shards: 1, WritesReachAll: false, WritesAtFirst: false })
        {
            foreach (var site in ByPlace(component, plan, visits, share.Keys))
            {
                yield return site;
            }

            yield break;
        }

        if (!plan.WritesAtFirst || plan.Replicas == 1)
        {
            yield return Site(shards * plan.Replicas, (v, s) => s * Math.Min(plan.Replicas, v.Operation.Writes ? 1 : plan.InstancesAsked(writes: false)) / plan.Replicas, (v, s) => IsCopied(v) ? s * (plan.Replicas - 1) / plan.Replicas : 0);
            yield break;
        }

        yield return Site(shards, (v, s) => IsAtFirst(v) ? s : s / plan.Replicas, (_, _) => 0);
        yield return Site(shards * (plan.Replicas - 1), (v, s) => IsAtFirst(v) ? 0 : s / plan.Replicas, (v, s) => IsCopied(v) ? s : 0);

        Site Site(int count, Func<FlowVisit, double, double> awaited, Func<FlowVisit, double, double> copies) => new(
            component, plan, count, Of(awaited), [.. visits.Select(v => IsAtFirst(v.Visit))], Of(copies));

        double[] Of(Func<FlowVisit, double, double> part)
        {
            var result = new double[visits.Count];
            foreach (var (v, s) in share)
            {
                result[v] = part(visits[v].Visit, s);
            }

            return result;
        }

        bool IsCopied(FlowVisit visit) => plan.WritesReachAll && visit.Operation.Writes;

        // The read of an update is part of a transaction, which runs where writes do.
        bool IsAtFirst(FlowVisit visit) => visit.Step.Operation.Writes || plan.Replication is { ReadsAtFirst: true };
    }
}
