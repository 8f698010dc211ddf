using Windtunnel.Components;
using Windtunnel.Designs.Places;
using Windtunnel.Kernel.Chance;
using Windtunnel.Kernel.Programs;
using Windtunnel.Kernel.Stations.Places;
using Windtunnel.Workloads;
using KernelLink = Windtunnel.Kernel.Stations.Places.Link;

namespace Windtunnel.Simulation.Layout;

/// <summary>The places of a design and the links between them, as the kernel runs them.</summary>
internal sealed class PlaceLayout
{
    private readonly Dictionary<string, Place> _places;
    private readonly Dictionary<(string From, string To), KernelLink> _links = [];

    public PlaceLayout(ModelBuilder model, PlaceMap map)
    {
        _places = map.Places.ToDictionary(p => p, model.Place, StringComparer.Ordinal);
        foreach (var link in map.Links)
        {
            var laid = model.Link(_places[link.From], _places[link.To], Law.Constant(link.RoundTrip.Value.Nominal / 2));
            laid.Loss = link.Loss;
            laid.LossBurstSeconds = link.LossBurst ?? 0;
            laid.BytesPerSecond = link.Bandwidth ?? double.PositiveInfinity;
            _links.Add((link.From, link.To), laid);
        }
    }

    public KernelLink Link(string from, string to) => _links[(from, to)];

    /// <summary>Where the instances of a component stand; null when each is where its caller is.</summary>
    public Kernel.Stations.Places.Placement? Of(Component component)
    {
        var placement = component.Placement;
        if (placement.Places.Length == 0)
        {
            return null;
        }

        var plan = component.Plan;
        return new Kernel.Stations.Places.Placement(
            [.. placement.Places.Select(p => _places[p])],
            [.. Enumerable.Range(0, plan.Instances).Select(i => placement.PlaceOf(i % plan.Replicas, plan.Replicas))],
            placement.Choice == Components.Places.PlaceChoice.First ? PlaceRule.First : PlaceRule.Nearest);
    }

    public IReadOnlyList<(Place Place, double Share)> Of(IEnumerable<Origin> origins) => [.. origins.Select(o => (_places[o.Place], o.Share))];
}
