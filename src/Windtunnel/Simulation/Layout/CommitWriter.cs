using Windtunnel.Designs;
using Windtunnel.Kernel.Chance;
using Windtunnel.Kernel.Programs;
using Windtunnel.Kernel.Stations.Caches;
using Windtunnel.Units;
using KernelData = Windtunnel.Kernel.Stations.DataSet;

namespace Windtunnel.Simulation.Layout;

/// <summary>Writes the flush of the log that a write waits for, ahead of the work on the data, as write-ahead logging has it.</summary>
internal static class CommitWriter
{
    /// <param name="writer">Knows the flow.</param>
    /// <param name="program">Receives the steps.</param>
    /// <param name="invoke">The step of the design.</param>
    /// <param name="flush">Time of one flush [s].</param>
    /// <param name="keyedBy">The keys that say which shard; null for any.</param>
    public static void Write(StepWriter writer, ProgramBuilder program, Invoke invoke, Distribution flush, KernelData? keyedBy)
    {
        var component = writer.Context.Components[invoke.Component.Name];
        var name = $"{invoke.Component.Name} log";
        component.Log ??= writer.Context.Model.Add(Cache.Log(name, writer.Context.Model.DataSet(name, Popularity.Uniform(component.Plan.Shards))));
        var isGrouped = component.Plan.SharesFlushes;
        var (step, wait) = program.Commit(component.Group!, component.Log, flush.ToLaw(), isGrouped, keyedBy);
        writer.Note(program, invoke, invoke.Label, invoke.Component.Name, isVisit: false, suffix: ": flush", at: step);
        foreach (var place in isGrouped ? [wait, step - 2] : new[] { step - 2 })
        {
            writer.NoteHop(program, invoke, invoke.Label, invoke.Component.Name, isVisit: false, suffix: ": flush", at: place);
        }
    }
}
