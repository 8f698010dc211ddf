using Windtunnel.Designs;
using Windtunnel.Kernel.Programs;
using Windtunnel.Kernel.Stations;
using Windtunnel.Kernel.Stations.Batches;
using Windtunnel.Units;

namespace Windtunnel.Simulation.Layout;

/// <summary>Writes requests that gather and the steps that are done once for all of them.</summary>
internal static class BatchLayout
{
    /// <summary>How those who wait become a batch.</summary>
    public static Batching RulesOf(Batch batch) => batch.Late is not null ? new Batching { AtMost = int.MaxValue, AtLeast = int.MaxValue, WithinSeconds = 0 } : new Batching
    {
        AtMost = batch.Size,
        AtLeast = batch.Within is null ? 1 : batch.Size,
        EverySeconds = batch.Every?.Value.Nominal ?? 0,
        WithinSeconds = batch.Within?.Value.Nominal ?? double.PositiveInfinity,
    };

    /// <summary>Writes a batch that is a step of a flow.</summary>
    public static void Write(StepWriter writer, ProgramBuilder program, Batch batch)
    {
        var host = batch.HostIn(writer.Flow.Flow) is { } service ? writer.Context.Components[service.Name].Group : null;
        var work = Work(writer, program, batch);
        var gathering = writer.Context.Model.Group(work.Name);
        if (batch.Late is { } late)
        {
            WriteWindow(writer, program, batch, late.Value.Nominal, gathering);
        }

        (gathering.Instances, gathering.Shards) = (host?.Instances ?? 1, host?.Instances ?? 1);
        gathering.Batching = RulesOf(batch);
        var at = program.Count;
        program.Gather(gathering, work, host);
        writer.NoteHop(program, batch, batch.Size == int.MaxValue ? "batch" : $"batch of up to {batch.Size}", "", at: at);
    }

    /// <summary>Writes the messages that a consumer takes at once.</summary>
    /// <returns>The step at which messages wait for a consumer and then for its work.</returns>
    public static int WriteConsumers(StepWriter writer, ProgramBuilder program, Batch batch, Group pool)
    {
        var work = Work(writer, program, batch);
        var at = program.Count;
        program.Gather(pool, work);
        return at;
    }

    // Who waits for a window to close keeps no consumer from its next message.
    private static void WriteWindow(StepWriter writer, ProgramBuilder program, Batch batch, double lateSeconds, Group gathering)
    {
        writer.Flow.CanFail = true;
        if (writer.Flow.Queue is not null)
        {
            program.Leave();
        }

        var every = batch.Every!.Value.Nominal;
        program.Window(every * batch.Overlap, lateSeconds, every, gathering);
        writer.NoteHop(program, batch, $"window of {Human.Format(every * batch.Overlap, Dimension.Duration)}{(batch.Overlap > 1 ? $" every {Human.Format(every, Dimension.Duration)}" : "")}", "", suffix: ": open");
    }

    // What it takes is in the time that those who gathered wait for it, so it is no hop of its own.
    private static ProgramBuilder Work(StepWriter writer, ProgramBuilder program, Batch batch) =>
        program.Part(part => new StepWriter(writer.Context, writer.Flow, isAwaited: false).Write(part, batch.Steps), "batch");
}
