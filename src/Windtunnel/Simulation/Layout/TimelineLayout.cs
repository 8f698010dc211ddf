using Windtunnel.Designs;
using Windtunnel.Kernel.Programs;
using Windtunnel.Kernel.Stations;

namespace Windtunnel.Simulation.Layout;

/// <summary>Turns the faults of an experiment into actions of the kernel.</summary>
internal static class TimelineLayout
{
    /// <param name="context">Receives the actions.</param>
    /// <param name="flows">The flows, with their sources.</param>
    /// <param name="experiment">The faults.</param>
    /// <param name="timeOf">Simulated time of a moment on the experiment's clock [s].</param>
    public static void Add(LayoutContext context, IReadOnlyList<FlowLayout> flows, Experiment experiment, Func<double, double> timeOf)
    {
        foreach (var (at, fault) in experiment.Timeline)
        {
            var start = timeOf(at.Nominal);
            var end = fault.For is { } length ? timeOf(at.Nominal + length.Nominal) : double.PositiveInfinity;
            PlanEchoes(context, fault, at.Nominal, timeOf);
            foreach (var (begin, undo) in ActionsOf(context, flows, fault).Concat(PlaceTimeline.ActionsOf(context, fault).Select(a => (a.Begin, (TimelineAction?)a.Undo))))
            {
                context.Model.At(start, begin);
                if (undo is not null && double.IsFinite(end))
                {
                    context.Model.At(end, undo);
                }
            }
        }
    }

    // Callers learn of a place what the design says later, on the experiment's own clock; see Echoes.
    private static void PlanEchoes(LayoutContext context, Fault fault, double at, Func<double, double> timeOf)
    {
        foreach (var component in fault is Kill kill ? [kill.Component] : PlaceTimeline.Touched(context.Design, fault))
        {
            if (component.Placement.Places.Length > 1)
            {
                var learn = TimelineAction.LearnPlaces(GroupOf(context, component));
                context.Model.At(timeOf(at + component.Placement.DetectionSeconds), learn);
                if (fault.For is { } length)
                {
                    context.Model.At(timeOf(at + length.Nominal + component.Placement.DetectionSeconds), learn);
                }
            }
        }
    }

    private static IEnumerable<(TimelineAction Begin, TimelineAction? Undo)> ActionsOf(LayoutContext context, IReadOnlyList<FlowLayout> flows, Fault fault)
    {
        switch (fault)
        {
            case Kill kill:
                yield return (TimelineAction.Kill(GroupOf(context, kill.Component), kill.Instances), TimelineAction.Restore(GroupOf(context, kill.Component), kill.Instances));
                foreach (var lost in LostWith(context, kill))
                {
                    yield return lost;
                }

                break;
            case Slow slow:
                yield return (TimelineAction.Slow(GroupOf(context, slow.Component), slow.Factor), TimelineAction.Slow(GroupOf(context, slow.Component), 1));
                break;
            case Fail fail:
                yield return (TimelineAction.Errors(GroupOf(context, fail.Component), fail.Share), TimelineAction.Errors(GroupOf(context, fail.Component), 0));
                break;
            case Flush flush:
                foreach (var cache in context.Components[flush.Component.Name].Caches.Values)
                {
                    yield return (TimelineAction.Flush(cache.Cache), null);
                }

                break;
            case Traffic { Flow: null } traffic:
                yield return (TimelineAction.Traffic(traffic.Factor), TimelineAction.Traffic(1));
                break;
            case Traffic traffic when flows.FirstOrDefault(f => f.Flow.Name == traffic.Flow)?.Source is { } source:
                yield return (TimelineAction.Traffic(traffic.Factor, source), TimelineAction.Traffic(1, source));
                break;
            case KillConsumers kill:
                foreach (var (_, pool) in context.Components[kill.Log.Name].Readers)
                {
                    yield return (TimelineAction.Kill(pool, kill.Consumers), TimelineAction.Restore(pool, kill.Consumers));
                }

                break;
            case StopConsumers stop:
                foreach (var (_, pool) in context.Components[stop.Queue.Name].Readers)
                {
                    yield return (TimelineAction.StopConsumers(pool), TimelineAction.StartConsumers(pool));
                }

                break;
        }
    }

    // What was in the memory of a cache node is gone with it.
    private static IEnumerable<(TimelineAction Begin, TimelineAction? Undo)> LostWith(LayoutContext context, Kill kill)
    {
        var component = context.Components[kill.Component.Name];
        if (component.Caches.Count == 0)
        {
            yield break;
        }

        if (kill.Instances < component.Plan.Instances)
        {
            context.Note($"{kill.Component.Name}: nodes that come back are taken to have kept their entries.");
            yield break;
        }

        foreach (var cache in component.Caches.Values)
        {
            yield return (TimelineAction.Flush(cache.Cache), null);
        }
    }

    private static Group GroupOf(LayoutContext context, Components.Component component) =>
        context.Components[component.Name].Group ?? throw new InvalidOperationException($"{component.Name} was laid out as a delay although a fault touches it.");
}
