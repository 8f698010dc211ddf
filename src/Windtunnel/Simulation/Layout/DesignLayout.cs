using Windtunnel.Components;
using Windtunnel.Components.Queue;
using Windtunnel.Designs;
using Windtunnel.Kernel.Programs;
using Windtunnel.Simulation.Analytic;

namespace Windtunnel.Simulation.Layout;

/// <summary>A design as the kernel runs it, and the way back from the kernel's tables to the design's names.</summary>
/// <param name="Design">The design.</param>
/// <param name="Model">The kernel's model; may be run many times, also at once.</param>
/// <param name="Flows">In the order of the design.</param>
/// <param name="Components">In the order of the design.</param>
/// <param name="Data">In the order of the design.</param>
/// <param name="Notes">What was assumed or approximated, in sentences.</param>
internal sealed record DesignLayout(
    Design Design,
    Model Model,
    IReadOnlyList<FlowLayout> Flows,
    IReadOnlyList<ComponentLayout> Components,
    IReadOnlyList<DataLayout> Data,
    IReadOnlyList<string> Notes)
{
    /// <summary>Lays a design out.</summary>
    /// <param name="design">The design.</param>
    /// <param name="options">Level and factor of the load.</param>
    /// <param name="analytic">What the queueing network says; null when nobody asked it.</param>
    /// <param name="experiment">Faults to plan; null for none.</param>
    /// <param name="timeOf">Simulated time of a moment on the experiment's clock [s]; default the same.</param>
    /// <param name="daySeconds">Simulated length of a day where the load follows the day [s].</param>
    /// <param name="dayStartSeconds">Simulated time at which that day begins [s].</param>
    public static DesignLayout Of(
        Design design,
        SimulationOptions options,
        AnalyticResult? analytic,
        Experiment? experiment = null,
        Func<double, double>? timeOf = null,
        double daySeconds = 86_400,
        double dayStartSeconds = 0)
    {
        var model = new ModelBuilder();
        var touched = design.Experiments.SelectMany(e => e.Timeline).SelectMany(t => TouchedBy(design, t.Fault)).Select(c => c.Name).ToHashSet(StringComparer.Ordinal);
        var places = new PlaceLayout(model, design.Places);
        var components = design.Components.Select(c => Stations.Add(model, c, places, analytic?.FindComponent(c.Name)?.Instances ?? 0, touched.Contains(c.Name))).ToList();
        var data = design.Data.Select(d => DataLayout.Add(model, d)).ToList();
        foreach (var component in components.Where(c => c.Group is not null && c.Plan.Balance?.KeyedBy is not null))
        {
            component.Group!.KeyedBy = data.Single(d => d.Data.Name == component.Plan.Balance!.KeyedBy).Known;
        }

        var context = new LayoutContext(
            design,
            model,
            components.ToDictionary(c => c.Component.Name, StringComparer.Ordinal),
            data.ToDictionary(d => d.Data.Name, StringComparer.Ordinal))
        {
            Places = places,
            Analytic = analytic,
        };
        foreach (var component in experiment?.Timeline.Where(t => t.Fault is ComponentFault { IsFatal: true } or LosePlace or LoseZone).SelectMany(t => TouchedBy(design, t.Fault)) ?? [])
        {
            context.Components[component.Name].IsAtRisk = true;
        }

        foreach (var fill in experiment?.Timeline.Select(t => t.Fault).OfType<Fill>() ?? [])
        {
            context.Components[fill.Component.Name].MayFill = true;
        }

        CachePlans.Add(context, options, analytic);
        ReplicaWatch.Add(context, experiment);
        var flows = design.Flows.Select(f => AddFlow(context, f)).ToList();
        foreach (var flow in flows)
        {
            JobLayout.Write(context, flow, flows);
            Write(context, flow);
            if (design.Workload.Find(flow.Flow.Name) is { } load)
            {
                SourceLayout.Add(context, flow, load, options, daySeconds, dayStartSeconds);
                SourceLayout.Place(context, flow, load);
            }
        }

        if (experiment is not null)
        {
            flows.ForEach(f => f.CanErr = experiment.Timeline.Any(t => t.Fault is Corrupt));
            TimelineLayout.Add(context, flows, experiment, timeOf ?? (t => t));
        }

        return new DesignLayout(design, model.Build(), flows, components, data, context.Notes);
    }

    private static IEnumerable<Component> TouchedBy(Design design, Fault fault) =>
        fault is not ComponentFault hit ? PlaceTimeline.Touched(design, fault) : hit.IsAtInstances ? [hit.Component] : [];

    private static FlowLayout AddFlow(LayoutContext context, Flow flow)
    {
        var queue = flow.Reads is { } reads ? context.Components[reads.Name] : null;
        var layout = new FlowLayout(flow, context.Model.Program(flow.Name)) { Queue = queue, Job = context.Design.JobOf(flow) };
        if (queue is not null)
        {
            queue.Readers.Add((layout, ReaderLayout.Add(context.Model, queue.Component, flow)));
        }

        return layout;
    }

    private static void Write(LayoutContext context, FlowLayout flow)
    {
        var writer = new StepWriter(context, flow) { NewConnections = context.Design.Workload.Find(flow.Flow.Name)?.NewConnections ?? 0 };
        if (flow.Queue is { } queue)
        {
            if (queue.Component.Settings.Find(QueueKind.Delay) is { Value.Nominal: > 0 } delay)
            {
                flow.Program.Delay(delay.Value.Nominal);
                writer.Note(flow.Program, queue, queue.Component.Name, queue.Component.Name, isVisit: true, suffix: ": delayed");
            }

            flow.CanFail |= queue.Component.Kind is QueueKind && queue.Component.Settings.Find(QueueKind.Acknowledge) is not null;
            var pool = queue.Readers.First(r => r.Flow == flow).Pool;
            if (flow.Flow.Steps is [Batch { Queue: not null } batch])
            {
                var at = BatchLayout.WriteConsumers(writer, flow.Program, batch, pool);
                writer.Note(flow.Program, queue, queue.Component.Name, queue.Component.Name, isVisit: true, suffix: ": waiting for a consumer", at: at);
                return;
            }

            flow.Program.Enter(pool);
            writer.Note(flow.Program, queue, queue.Component.Name, queue.Component.Name, isVisit: true, suffix: ": waiting for a consumer");
        }

        writer.Write(flow.Program, flow.Flow.Steps);
    }
}
