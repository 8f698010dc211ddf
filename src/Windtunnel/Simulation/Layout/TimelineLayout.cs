using Windtunnel.Designs;
using Windtunnel.Kernel.Programs;
using Windtunnel.Kernel.Stations;
using Windtunnel.Simulation.Experiments;
using Windtunnel.Units;

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
        foreach (var (at, fault, _) in experiment.Timeline)
        {
            var begin = at.Nominal + fault.After;
            var end = fault.For is { } length ? timeOf(begin + length.Nominal) : double.PositiveInfinity;
            foreach (var (from, until, batch) in PlanOf(context, fault))
            {
                context.Model.During(timeOf(begin + from), timeOf(begin + until), batch);
            }

            foreach (var action in ActionsOf(context, flows, fault).Concat(PlaceTimeline.ActionsOf(context, fault)))
            {
                context.Model.During(timeOf(begin), end, action);
            }

            PlanEchoes(context, fault, at.Nominal, timeOf);
            if (fault is Hang or Lose)
            {
                NoteEndlessCalls(context, ((ComponentFault)fault).Component.Name);
            }
        }
    }

    // Batch after batch, from the first instance to the last.
    private static IEnumerable<(double From, double Until, TimelineAction Batch)> PlanOf(LayoutContext context, Fault fault) => fault is not Deploy deploy ? [] :
        Enumerable.Range(0, deploy.Component.Plan.Instances).Chunk(deploy.Batch).Select((batch, i) =>
            (i * deploy.EachSeconds, (i + 1) * deploy.EachSeconds, TimelineAction.Drain(GroupOf(context, deploy), batch)));

    // Callers learn of a place what the design says later, on the experiment's own clock; see Echoes.
    private static void PlanEchoes(LayoutContext context, Fault fault, double at, Func<double, double> timeOf)
    {
        foreach (var component in PlaceTimeline.FoundDown(context.Design, fault).Where(c => c.Plan.Health is not null))
        {
            var learn = TimelineAction.LearnHealth(context.Components[component.Name].Group!);
            context.Model.At(timeOf(at + component.Plan.Health!.DownSeconds), learn);
            if (fault.For is { } length)
            {
                context.Model.At(timeOf(at + length.Nominal + component.Plan.Health.UpSeconds), learn);
            }
        }

        // A failover, too, takes its time on the experiment's clock and not on that of a run cut short.
        foreach (var component in Echoes.Killed(context.Design, fault).Where(c => Echoes.FailoverOf(c) > 0))
        {
            var group = context.Components[component.Name].Group!;
            group.FailoverSeconds = double.PositiveInfinity;
            context.Model.At(timeOf(at + Echoes.FailoverOf(component)), TimelineAction.Elect(group, timeOf(at)));
        }

        foreach (var component in Echoes.Killed(context.Design, fault))
        {
            if (component.Placement.Places.Length > 1)
            {
                var learn = TimelineAction.LearnPlaces(context.Components[component.Name].Group!);
                context.Model.At(timeOf(at + component.Placement.DetectionSeconds), learn);
                if (fault.For is { } length)
                {
                    context.Model.At(timeOf(at + length.Nominal + component.Placement.DetectionSeconds), learn);
                }
            }
        }
    }

    private static IEnumerable<TimelineAction> ActionsOf(LayoutContext context, IReadOnlyList<FlowLayout> flows, Fault fault) => fault switch
    {
        Kill kill => [TimelineAction.Kill(GroupOf(context, kill), kill.Instances)],
        Hang hang => [TimelineAction.Hang(GroupOf(context, hang), hang.Instances)],
        Slow slow => [TimelineAction.Slow(GroupOf(context, slow), slow.Factor, slow.Instances)],
        Delay delay => [TimelineAction.Delay(GroupOf(context, delay), delay.By)],
        Lose lose => [TimelineAction.Lose(GroupOf(context, lose), lose.Share)],
        Canary canary => [TimelineAction.Canary(GroupOf(context, canary), canary.Share, canary.Factor, canary.Errors)],
        Fail fail => [TimelineAction.Errors(GroupOf(context, fail), fail.Share, fail.Instances)],
        Fill fill => [TimelineAction.Fill(GroupOf(context, fill))],
        Corrupt corrupt => [TimelineAction.Corrupt(GroupOf(context, corrupt), corrupt.Share, corrupt.Instances)],
        Skew skew => [TimelineAction.Errors(GroupOf(context, skew), 1, skew.Instances)],
        Flush flush => context.Components[flush.Component.Name].Caches.Values.Select(c => TimelineAction.Flush(c.Cache)),
        Traffic traffic => SourcesOf(flows, traffic.Flow).Select(s => TimelineAction.Traffic(traffic.Factor, s)),
        Duplicate duplicate => SourcesOf(flows, duplicate.Flow).Select(s => TimelineAction.Duplicate(duplicate.Share, s)),
        KillConsumers kill => context.Components[kill.Component.Name].Readers.Select(r => TimelineAction.Kill(r.Pool, kill.Consumers)),
        StopConsumers stop => context.Components[stop.Component.Name].Readers.Select(r => TimelineAction.StopConsumers(r.Pool)),
        _ => [],
    };

    /// <summary>The source of a flow, nothing when it has none; or one entry without a source, which stands for all; where some are schedules, those that are not.</summary>
    private static IEnumerable<Source?> SourcesOf(IReadOnlyList<FlowLayout> flows, string? flow) =>
        flow is null ? flows.Any(f => f.Job is not null) ? flows.Where(f => f.Job is null && f.Source is not null).Select(f => f.Source) : [null] : flows.Where(f => f.Flow.Name == flow && f.Source is not null).Select(f => f.Source);

    private static void NoteEndlessCalls(LayoutContext context, string component)
    {
        foreach (var flow in context.Design.Flows)
        {
            foreach (var call in StepTree.All(flow.Steps).OfType<Invoke>().Where(i => i.Component.Name == component && i.Options?.Timeout is null))
            {
                context.Note($"{flow.Name}: '{call.Label}' has no timeout; a call that gets no answer holds its caller until the connection is given up after {Human.Format(Execution.NoAnswerSeconds, Dimension.Duration)} (Linux, 15 retransmissions).");
            }
        }
    }

    private static Group GroupOf(LayoutContext context, ComponentFault fault) => context.Components[fault.Component.Name].Group
        ?? throw new InvalidOperationException($"{fault.Component.Name} was laid out as a delay although a fault touches it.");
}
