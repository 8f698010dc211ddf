using Windtunnel.Designs;
using Windtunnel.Designs.Visits;
using Windtunnel.Kernel.Chance;
using Windtunnel.Kernel.Programs;

namespace Windtunnel.Simulation.Layout;

/// <summary>Writes a read or write of a store that keeps several copies.</summary>
internal static class ReplicaWriter
{
    /// <param name="writer">Knows the flow.</param>
    /// <param name="program">Receives the steps.</param>
    /// <param name="invoke">The step of the design.</param>
    /// <param name="service">Time at the cores of a replica.</param>
    /// <param name="options">Where it goes and what comes on top.</param>
    /// <param name="isWrite">Whether every replica does it; the read of an update is a part of a write that only the primary does.</param>
    public static void Write(StepWriter writer, ProgramBuilder program, Invoke invoke, Law service, VisitOptions options, bool isWrite)
    {
        var component = writer.Context.Components[invoke.Component.Name];
        var plan = component.Plan.Replication ?? Components.ReplicaPlan.AtOnce;
        var isTransaction = invoke.Operation.Writes && !isWrite;
        var keys = FlowWalk.DataOf(writer.Context.Design, invoke) is { } data ? writer.Context.Data[data.Name] : null;
        var watched = keys is null ? null : component.Watched.GetValueOrDefault(isWrite && invoke.Update is null ? keys.WrittenBy(writer.Flow.Flow) : keys.Known);
        var replicas = new ReplicaOptions
        {
            Needed = isWrite ? plan.WritesNeeded : options.IsAtFirst || isTransaction ? 0 : plan.ReadsNeeded,
            Lag = isWrite ? plan.Lag?.ToLaw() : null,
            Refresh = isWrite ? plan.Refresh?.ToLaw() : null,
            Watched = isWrite || !options.IsAtFirst ? watched : null,
        };
        var (step, part) = isWrite
            ? program.WriteReplicas(component.Group!, service, replicas, options)
            : program.ReadReplicas(component.Group!, service, replicas, options);
        writer.Note(program, invoke, invoke.Label, invoke.Component.Name, at: step);
        writer.Flow.CanFail |= replicas.Needed > 0 && component.IsAtRisk;
        if (component.Group!.Placement is not null && replicas is not { Needed: 0, Watched: null })
        {
            writer.Context.Note($"{invoke.Component.Name}: the way between its replicas takes no time of its own; it is part of the lag and of the write time.");
        }

        if (part is not null)
        {
            component.Parts.Add((part, part.Count - (isWrite && watched is not null ? 2 : 1)));
        }
    }
}
