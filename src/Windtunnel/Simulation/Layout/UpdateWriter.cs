using Windtunnel.Designs;
using Windtunnel.Designs.Visits;
using Windtunnel.Kernel.Chance;
using Windtunnel.Kernel.Programs;
using KernelData = Windtunnel.Kernel.Stations.DataSet;

namespace Windtunnel.Simulation.Layout;

/// <summary>Writes a read–decide–write of one row, with the locking the design asks for.</summary>
internal static class UpdateWriter
{
    /// <summary>Optimistic tries that are laid out one after the other; more would only repeat the last outcome.</summary>
    private const int AttemptsMax = 100;

    public static void Write(StepWriter writer, ProgramBuilder program, Invoke invoke, RowUpdate update)
    {
        var data = writer.Context.Data[invoke.Data!.Name].Known;
        var soldOut = program.NewLabel();
        var after = program.NewLabel();
        switch (update.Locking)
        {
            case Locking.Pessimistic:
                program.Lock(data, update.LockTimeout is { } patience ? Law.Constant(patience.Value.Nominal) : null);
                writer.Note(program, update, invoke.Label, invoke.Component.Name, isVisit: false, suffix: ": row lock");
                WriteReadAndDecide(writer, program, invoke, update, data, soldOut);
                program.WriteRow(data).Unlock();
                break;
            case Locking.Optimistic:
                WriteTries(writer, program, invoke, update, data, soldOut, after);
                break;
            default:
                WriteReadAndDecide(writer, program, invoke, update, data, soldOut);
                program.WriteRow(data);
                break;
        }

        program.Jump(after).Mark(soldOut);
        WriteSoldOut(writer, program, update);
        program.Mark(after);
    }

    private static void WriteTries(StepWriter writer, ProgramBuilder program, Invoke invoke, RowUpdate update, KernelData data, Label soldOut, Label after)
    {
        var tries = Math.Clamp(update.Attempts, 1, AttemptsMax);
        for (var i = 1; i <= tries; i++)
        {
            WriteReadAndDecide(writer, program, invoke, update, data, soldOut);
            var conflict = program.NewLabel();
            program.CommitRow(data, conflict).Jump(after).Mark(conflict);
        }

        program.Fail(FailureCause.Conflict);
    }

    private static void WriteReadAndDecide(StepWriter writer, ProgramBuilder program, Invoke invoke, RowUpdate update, KernelData data, Label soldOut)
    {
        InvokeWriter.WriteWork(writer, program, invoke, FlowWalk.ReadOf(invoke, update).Timing, isWrite: false);
        program.ReadRow(data, soldOut);
        writer.Write(program, update.While);
        InvokeWriter.WriteWork(writer, program, invoke);
    }

    // A row that has nothing left is an answer: the lock goes back first, so that those who wait for it learn the same soon.
    private static void WriteSoldOut(StepWriter writer, ProgramBuilder program, RowUpdate update)
    {
        if (update.OnSoldOut is not { } steps)
        {
            program.Fail(FailureCause.SoldOut);
            return;
        }

        if (update.Locking == Locking.Pessimistic)
        {
            program.Unlock();
        }

        writer.Write(program, steps);
    }
}
