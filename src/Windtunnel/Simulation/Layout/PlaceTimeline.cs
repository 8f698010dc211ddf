using Windtunnel.Components;
using Windtunnel.Designs;
using Windtunnel.Kernel.Programs;

namespace Windtunnel.Simulation.Layout;

/// <summary>Turns faults of places and links into actions of the kernel.</summary>
internal static class PlaceTimeline
{
    /// <summary>The components of which such a fault takes instances down.</summary>
    public static IEnumerable<Component> Touched(Design design, Fault fault) => fault switch
    {
        LosePlace lost => design.Components.Where(c => c.Placement.Places.Contains(lost.Place)),
        LoseZone { Place: { } place } => design.Components.Where(c => c.Placement.Places.Contains(place) && c.Plan.Servers is not null),
        LoseZone => design.Components.Where(c => c.Plan.Servers is not null),
        _ => [],
    };

    /// <summary>The components of which health checks find instances down because of a fault.</summary>
    public static IEnumerable<Component> FoundDown(Design design, Fault fault) =>
        fault is Kill or Hang ? [((ComponentFault)fault).Component] : PlaceTimeline.Touched(design, fault);

    /// <summary>What a fault does; nothing for a fault of another sort.</summary>
    public static IEnumerable<TimelineAction> ActionsOf(LayoutContext context, Fault fault) => fault switch
    {
        LosePlace or LoseZone => Touched(context.Design, fault).Select(c => TimelineAction.KillThese(context.Components[c.Name].Group!, InstancesOf(c, fault))),
        CutLinks cut => cut.Links.Select(l => TimelineAction.Cut(context.Places.Link(l.From, l.To))),
        DropOnLinks drop => drop.Links.Select(l => TimelineAction.Lose(context.Places.Link(l.From, l.To), drop.Share)),
        DetourLinks detour => detour.Links.Select(l => TimelineAction.Detour(context.Places.Link(l.From, l.To), detour.Seconds)),
        _ => [],
    };

    private static int[] InstancesOf(Component component, Fault fault)
    {
        var (plan, placement) = (component.Plan, component.Placement);
        var place = placement.Places.IndexOf(fault is LosePlace lost ? lost.Place : ((LoseZone)fault).Place ?? "");
        return
        [
            .. Enumerable.Range(0, plan.Instances).Where(i =>
                (place < 0 || placement.PlaceOf(i % plan.Replicas, plan.Replicas) == place)
                && (fault is LosePlace || placement.ZoneOf(i / plan.Replicas, i % plan.Replicas) == 0)),
        ];
    }
}
