using Windtunnel.Analysis;
using Windtunnel.Components;
using Windtunnel.Designs;
using Windtunnel.Kernel.Stations;

namespace Windtunnel.Simulation.Analytic;

/// <summary>Instances that get unequal parts of the visits, by their keys or by weights: those alike are one site.</summary>
internal static class UnevenSites
{
    public static bool Has(StationPlan plan) => plan.Balance is { KeyedBy: not null } or { Weights.IsEmpty: false };

    /// <param name="design">The design.</param>
    /// <param name="component">A component of which <see cref="Has"/> is true.</param>
    /// <param name="plan">How it behaves.</param>
    /// <param name="visits">Every operation of every flow with its rate [1/s].</param>
    /// <param name="used">Those at the component.</param>
    public static IEnumerable<Site> Of(Design design, Component component, StationPlan plan, IReadOnlyList<(FlowVisit Visit, double Rate)> visits, IReadOnlyList<int> used)
    {
        var places = Math.Max(1, component.Placement.Places.Length);
        for (var place = 0; place < places; place++)
        {
            var here = Enumerable.Range(0, plan.Replicas).Where(i => places == 1 || component.Placement.PlaceOf(i, plan.Replicas) == place).ToArray();
            var comes = used.ToDictionary(v => v, v => places == 1 ? 1 : visits[v].Visit.Visit.PlaceShares[place]);
            var parts = plan.Balance!.KeyedBy is { } data ? ByKey(design.FindData(data)!, plan, visits, used, here) : ByWeight(plan, used, here);
            var load = here.ToDictionary(i => i, i => used.Sum(v => Math.Max(visits[v].Rate, double.Epsilon) * comes[v] * parts[v][i]));
            foreach (var alike in Lots(plan, [.. here.OrderByDescending(i => load[i]).ThenBy(i => i)]))
            {
                var awaited = new double[visits.Count];
                foreach (var v in used)
                {
                    awaited[v] = comes[v] * alike.Average(i => parts[v][i]);
                }

                double? turn = plan.Balance.KeyedBy is null && used.Count > 0 ? parts[used[0]][alike[0]] : null;
                yield return new Site(component, plan with { Replicas = 1 }, alike.Count, awaited, new bool[visits.Count], new double[visits.Count]) { TurnShare = turn };
            }
        }
    }

    // Equal weights are alike; of keys every instance has others.
    private static IEnumerable<IReadOnlyList<int>> Lots(StationPlan plan, int[] instances) => plan.Balance!.KeyedBy is null
        ? instances.GroupBy(i => plan.Balance.Weights[i]).Select(g => (IReadOnlyList<int>)[.. g])
        : SiteList.Group(instances, isEven: false);

    private static Dictionary<int, double[]> ByWeight(StationPlan plan, IReadOnlyList<int> used, int[] here)
    {
        var sum = here.Sum(i => plan.Balance!.Weights[i]);
        var parts = new double[plan.Replicas];
        foreach (var i in here)
        {
            parts[i] = plan.Balance!.Weights[i] / sum;
        }

        return used.ToDictionary(v => v, _ => parts);
    }

    private static Dictionary<int, double[]> ByKey(Designs.DataSet data, StationPlan plan, IReadOnlyList<(FlowVisit Visit, double Rate)> visits, IReadOnlyList<int> used, int[] here)
    {
        var ring = ShardMaps.OfInstances(plan, here);
        var known = DataPopularity.Of(data);
        var (ofKnown, ofNew) = (Parts(known), new Lazy<double[]>(() => Parts(Kernel.Chance.Popularity.Uniform(known.Keys))));
        return used.ToDictionary(v => v, v => data.WrittenBy == visits[v].Visit.Flow.Name ? ofNew.Value : ofKnown);

        double[] Parts(Kernel.Chance.Popularity popularity) => ShardShares.Of(popularity, ring, isNew: false);
    }
}
