using Windtunnel.Analysis;
using Windtunnel.Components.Cache;
using Windtunnel.Designs;
using Windtunnel.Designs.Visits;
using Windtunnel.Kernel.Chance;
using Windtunnel.Simulation.Analytic;

namespace Windtunnel.Simulation.Layout;

/// <summary>Divides the memory of every cache among the data sets it is asked for, and lays them out.</summary>
internal static class CachePlans
{
    public static void Add(LayoutContext context, SimulationOptions options, AnalyticResult? analytic)
    {
        var ratios = CacheHitRatios.Of(context.Design, Loads.ArrivalsOf(options, analytic));
        foreach (var component in context.Components.Values.Where(c => c.Component.Kind is CacheKind))
        {
            foreach (var data in AskedOf(context.Design, component))
            {
                var known = data is null ? context.Model.DataSet($"{component.Component.Name} keys", Popularity.Uniform(1)) : context.Data[data.Name].Known;
                var layout = CacheLayout.Add(context.Model, component.Component, data?.Name ?? "", known, ratios.Find(component.Component, data), component.Group);
                component.Caches[data?.Name ?? ""] = layout;
                if (data is not null && layout.Analytic == 0 && ratios.Find(component.Component, data) is null)
                {
                    context.Note($"No step stores {data.Name} in {component.Component.Name}, so every get misses; add a step '{component.Component.Name} set {data.Name}' under 'on miss'.");
                }
            }
        }
    }

    private static IEnumerable<DataSet?> AskedOf(Design design, ComponentLayout component) => design.Flows
        .SelectMany(f => StepTree.All(f.Steps)).OfType<Invoke>()
        .Where(i => i.Component.Name == component.Component.Name && i.Operation.Name == "get")
        .Select(i => FlowWalk.DataOf(design, i))
        .DistinctBy(d => d?.Name);
}
