using Windtunnel.Components;
using Windtunnel.Components.Cache;
using Windtunnel.Designs;
using Windtunnel.Designs.Visits;

namespace Windtunnel.Estimation.Demands;

/// <summary>What takes entries of a data set away from a cache or lets them come late.</summary>
/// <param name="DeletesPerGet">Deletes of a key for each get of it; ≥ 0.</param>
/// <param name="FetchSeconds">Mean time of the steps on a miss when nothing waits [s]; 0 where it hardly matters: where entries neither expire nor share fetches.</param>
/// <param name="IsCoalesced">Whether misses of one key share one fetch.</param>
internal sealed record CacheDelay(double DeletesPerGet, double FetchSeconds, bool IsCoalesced)
{
    /// <param name="cache">The cache.</param>
    /// <param name="data">The data set; empty for gets that are about none.</param>
    /// <param name="demand">What is asked of it.</param>
    /// <param name="inputs">Hit ratios of the caches behind it.</param>
    public static CacheDelay Of(Component cache, string data, Demand demand, TrafficInputs inputs)
    {
        var isCoalesced = cache.Settings.Find(CacheKind.Coalesce) is { Value: Coalescing.Yes };
        var isDelayed = isCoalesced || cache.Settings.Find(CacheKind.TimeToLive) is not null;
        var gets = demand.VisitsTo(cache).Where(v => DemandWalk.IsGet(v.Step) && HitRatios.DataOf(v.Step) == data).ToList();
        var asked = RateOf("get");
        return new CacheDelay(
            asked > 0 ? RateOf("delete") / asked : 0,
            isDelayed && gets.Count > 0 ? gets.Average(v => MeanTime.Of(demand.Design, v.Step.OnMiss, inputs)) : 0,
            isCoalesced);

        double RateOf(string operation) =>
            demand.OperationsOf(cache, Level.Peak, v => v.Operation.Name == operation && HitRatios.DataOf(v.Step) == data).Nominal;
    }
}
