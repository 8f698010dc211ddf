using Windtunnel.Components;
using Windtunnel.Designs;
using Windtunnel.Designs.Visits;
using KernelData = Windtunnel.Kernel.Stations.DataSet;

namespace Windtunnel.Simulation.Layout;

/// <summary>Decides which data of which replicated store is watched: what some step could read before every replica has it, or a dying primary could lose.</summary>
internal static class ReplicaWatch
{
    public static void Add(LayoutContext context, Experiment? experiment)
    {
        foreach (var component in context.Components.Values.Where(c => c is { Group: not null, Plan.CanDiffer: true }))
        {
            var steps = context.Design.Flows.SelectMany(f => StepTree.All(f.Steps).OfType<Invoke>().Where(i => i.Component.Name == component.Component.Name).Select(i => (Flow: f, Step: i))).ToList();
            var written = steps.Where(s => s.Step.Operation.Writes).Select(s => KeysOf(context, s.Flow, s.Step)).OfType<KernelData>().Distinct();
            var read = steps.Where(s => IsRead(component.Plan, s.Step)).Select(s => KeysOf(context, s.Flow, s.Step)).OfType<KernelData>().ToHashSet();
            var isMortal = component.Plan.WritesAtFirst && (experiment?.Timeline.Any(t => t.Fault is Kill kill && kill.Component.Name == component.Component.Name) ?? false);
            foreach (var data in written.Where(d => isMortal || read.Contains(d)))
            {
                component.Watched.Add(data, context.Model.Watch(component.Group!, data));
            }
        }
    }

    // The read of an update is part of a transaction, which runs where writes do.
    private static bool IsRead(StationPlan plan, Invoke step) => !step.Operation.Writes && plan.Replication is not { ReadsAtFirst: true };

    private static KernelData? KeysOf(LayoutContext context, Flow flow, Invoke step) =>
        FlowWalk.DataOf(context.Design, step) is not { } data ? null
        : step.Operation.Writes ? context.Data[data.Name].WrittenBy(flow)
        : context.Data[data.Name].Known;
}
