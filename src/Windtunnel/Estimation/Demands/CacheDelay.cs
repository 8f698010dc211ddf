using Windtunnel.Analysis;
using Windtunnel.Components;
using Windtunnel.Components.Cache;
using Windtunnel.Designs;
using Windtunnel.Designs.Visits;

namespace Windtunnel.Estimation.Demands;

/// <summary>What takes entries of a data set away from a cache or lets them come late.</summary>
/// <param name="DeletesPerGet">Deletes of a key for each get of it; ≥ 0.</param>
/// <param name="FetchSeconds">Mean time of the steps on a miss when nothing waits [s]; 0 where it hardly matters: where entries neither expire nor share fetches.</param>
/// <param name="IsCoalesced">Whether misses of one key share one fetch.</param>
/// <param name="Filter">What caches before it leave of the requests for each key; null where there are none.</param>
internal sealed record CacheDelay(double DeletesPerGet, double FetchSeconds, bool IsCoalesced, KeyFilter? Filter)
{
    /// <param name="cache">The cache.</param>
    /// <param name="data">The data set; empty for gets that are about none.</param>
    /// <param name="demand">What is asked of it.</param>
    /// <param name="inputs">Hit ratios of the caches behind it.</param>
    /// <param name="filter">What the caches before it leave.</param>
    public static CacheDelay Of(Component cache, string data, Demand demand, TrafficInputs inputs, KeyFilter? filter)
    {
        var isDelayed = cache.IsCoalescing || double.IsFinite(cache.EntryLife);
        var gets = demand.VisitsTo(cache).Where(v => DemandWalk.IsGet(v.Step) && HitRatios.DataOf(v.Step) == data).ToList();
        var asked = RateOf("get");
        return new CacheDelay(
            asked > 0 ? RateOf("delete") / asked : 0,
            isDelayed && gets.Count > 0 ? gets.Average(v => MeanTime.Of(demand.Design, v.Step.OnMiss, inputs)) : 0,
            cache.IsCoalescing,
            filter);

        double RateOf(string operation) =>
            demand.OperationsOf(cache, Level.Peak, v => v.Operation.Name == operation && HitRatios.DataOf(v.Step) == data).Nominal;
    }
}
