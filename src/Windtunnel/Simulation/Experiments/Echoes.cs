using Windtunnel.Components;
using Windtunnel.Components.Health;
using Windtunnel.Designs;
using Windtunnel.Simulation.Layout;

namespace Windtunnel.Simulation.Experiments;

/// <summary>Moments at which something still changes although no fault begins or ends: somebody learns of one.</summary>
/// <remarks>Each begins a phase of its own, so that an experiment cut short does not miss it.</remarks>
internal static class Echoes
{
    /// <summary>The moments on the experiment's clock [s], in any order.</summary>
    public static IEnumerable<double> Of(Design design, Experiment experiment) =>
        experiment.Timeline.SelectMany(entry => DelaysOf(design, entry.Fault).Distinct().SelectMany(delay => new[]
        {
            entry.At.Nominal + delay,
            entry.At.Nominal + (entry.Fault.For?.Nominal ?? 0) + delay,
        }).Concat(entry.Fault is Deploy deploy ? Enumerable.Range(1, deploy.Batches - 1).Select(batch => entry.At.Nominal + (batch * deploy.EachSeconds)) : []));

    /// <summary>How long after a fault begins or ends somebody learns of it [s].</summary>
    public static IEnumerable<double> DelaysOf(Design design, Fault fault)
    {
        var killed = Killed(design, fault).ToList();
        return killed.Where(c => c.Placement.Places.Length > 1).Select(c => c.Placement.DetectionSeconds).Concat(killed.Select(FailoverOf)).Where(d => d > 0)
            .Concat(PlaceTimeline.FoundDown(design, fault).Select(c => c.Plan.Health).OfType<HealthCheck>().SelectMany(h => new[] { h.DownSeconds, h.UpSeconds }));
    }

    /// <summary>Components some of whose instances a fault kills.</summary>
    public static IEnumerable<Component> Killed(Design design, Fault fault) => fault is Kill kill ? [kill.Component] : PlaceTimeline.Touched(design, fault);

    /// <summary>How long a shard of a component is without a primary after that has died [s]; 0 where there is none or only one replica.</summary>
    public static double FailoverOf(Component component) =>
        component.Plan is { WritesAtFirst: true, Replicas: > 1, Replication.FailoverSeconds: var seconds } ? seconds : 0;
}
