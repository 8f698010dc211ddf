using Windtunnel.Analysis;
using Windtunnel.Components;
using Windtunnel.Components.Cache;
using Windtunnel.Designs;
using Windtunnel.Designs.Visits;
using Windtunnel.Kernel.Chance;
using Windtunnel.Simulation.Analytic;

namespace Windtunnel.Simulation.Layout;

/// <summary>Divides the memory of every cache among the data sets it is asked for, and lays them out.</summary>
internal static class CachePlans
{
    /// <summary>Rounds of estimating hit ratios from the rates of gets, and these from the hit ratios.</summary>
    private const int Rounds = 3;

    public static void Add(LayoutContext context, SimulationOptions options, AnalyticResult? analytic)
    {
        var plans = new Dictionary<(string Cache, string Data), (CacheShare Share, double Rate)>();
        for (var round = 0; round < Rounds; round++)
        {
            var traffic = Loads.TrafficOf(context.Design, options, analytic, (c, d) => HitRatioOf(plans, c, d));
            foreach (var component in context.Components.Values.Where(c => c.Component.Kind is CacheKind))
            {
                Plan(context, component.Component, traffic, plans);
            }
        }

        foreach (var ((name, data), (share, rate)) in plans)
        {
            var known = data.Length == 0 ? context.Model.DataSet($"{name} keys", Popularity.Uniform(1)) : context.Data[data].Known;
            var component = context.Components[name];
            component.Caches[data] = CacheLayout.Add(context.Model, component.Component, data, known, (share, rate), IsStored(context.Design, component.Component, data));
            if (component.Caches[data].Analytic == 0 && share.HitRatio > 0)
            {
                context.Note($"No step stores {data} in {name}, so every get misses; add a step '{name} set {data}' under 'on miss'.");
            }
        }
    }

    private static double HitRatioOf(Dictionary<(string Cache, string Data), (CacheShare Share, double Rate)> plans, Component component, DataSet? data) =>
        component.Settings.Find(CacheKind.HitRatio)?.Value.Nominal
        ?? (plans.TryGetValue((component.Name, data?.Name ?? ""), out var plan) ? plan.Share.HitRatio : 0.5);

    private static bool IsStored(Design design, Component component, string data) =>
        design.Flows.SelectMany(f => StepTree.All(f.Steps)).OfType<Invoke>().Any(i =>
            i.Component.Name == component.Name && i.Operation.Name == "set" && (FlowWalk.DataOf(design, i)?.Name ?? "") == data);

    private static void Plan(LayoutContext context, Component component, SteadyTraffic traffic, Dictionary<(string Cache, string Data), (CacheShare Share, double Rate)> plans)
    {
        var asked = traffic.Flows.SelectMany(f => f.Visits).Where(v => v.Component.Name == component.Name && v.Operation.Name == "get").ToArray();
        var sets = asked.Where(v => v.Data is not null).Select(v => v.Data!).DistinctBy(d => d.Name).Select(d => context.Data[d.Name]).ToArray();
        var overhead = component.Number(CacheKind.EntryOverhead);
        var shares = CacheShare.Of(
            component.Number(CacheKind.Memory),
            component.Settings.Get(CacheKind.Eviction).Value,
            component.Settings.Find(CacheKind.TimeToLive)?.Value.Nominal ?? double.PositiveInfinity,
            [.. sets.Select(d => (d.Known.Popularity, Math.Max(1, d.Data.Size.Value.Nominal + overhead), RateOf(d.Data)))]);
        for (var i = 0; i < sets.Length; i++)
        {
            plans[(component.Name, sets[i].Data.Name)] = (shares[i], RateOf(sets[i].Data));
        }

        if (asked.Any(v => v.Data is null))
        {
            plans[(component.Name, "")] = default;
        }

        double RateOf(DataSet data)
        {
            var rate = traffic.Sum(v => v.Component.Name == component.Name && v.Operation.Name == "get" && v.Data?.Name == data.Name).PerSecond;

            // Messages that cause ever more messages have no rate; the run will say so, and here any will do.
            return double.IsFinite(rate) ? rate : 1;
        }
    }
}
