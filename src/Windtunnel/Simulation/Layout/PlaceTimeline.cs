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

    /// <summary>What a fault does and what undoes it; nothing for a fault of another sort.</summary>
    public static IEnumerable<(TimelineAction Begin, TimelineAction Undo)> ActionsOf(LayoutContext context, Fault fault)
    {
        switch (fault)
        {
            case LosePlace or LoseZone:
                return Touched(context.Design, fault).Select(c => Kill(context, c, InstancesOf(c, fault)));
            case CutLinks cut:
                return cut.Links.Select(l => context.Places.Link(l.From, l.To)).Select(l => (TimelineAction.Cut(l), TimelineAction.Mend(l)));
            case DropOnLinks drop:
                return drop.Links.Select(l => context.Places.Link(l.From, l.To)).Select(l => (TimelineAction.Lose(l, drop.Share), TimelineAction.Lose(l, l.Loss)));
            case DetourLinks detour:
                return detour.Links.Select(l => context.Places.Link(l.From, l.To)).Select(l => (TimelineAction.Detour(l, detour.Seconds), TimelineAction.Detour(l, 0)));
            default:
                return [];
        }
    }

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

    private static (TimelineAction Begin, TimelineAction Undo) Kill(LayoutContext context, Component component, int[] instances)
    {
        var group = context.Components[component.Name].Group!;
        return (TimelineAction.KillThese(group, instances), TimelineAction.RestoreThese(group, instances));
    }
}
