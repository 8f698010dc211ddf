using System.Collections.Immutable;
using Windtunnel.Components;
using Windtunnel.Designs;
using Windtunnel.Kernel.Programs;
using Cancellation = Windtunnel.Designs.Cancellation;

namespace Windtunnel.Simulation.Layout;

/// <summary>Writes a call with what guards it: a bulkhead around all tries, the rest around each.</summary>
internal static class CallWriter
{
    /// <param name="writer">Knows the flow.</param>
    /// <param name="program">Receives the call.</param>
    /// <param name="invoke">The step of the design.</param>
    /// <param name="hosted">Steps that run on the component's behalf.</param>
    /// <param name="attempt">Writes one try.</param>
    /// <param name="failed">Where to go when the last try has failed; null to fail the caller.</param>
    public static void Write(StepWriter writer, ProgramBuilder program, Invoke invoke, ImmutableArray<Designs.Step> hosted, Action<ProgramBuilder> attempt, Label? failed)
    {
        if (invoke.Options?.Cancellation == Cancellation.Propagates
            && writer.Context.Design.Components.Any(c => c.Plan.Discipline is Discipline.ProcessorSharing or Discipline.PreemptivePriority))
        {
            writer.Context.Note("On cores that requests share or take from each other, work whose caller gave up goes on although it is cancelled.");
        }

        if (invoke.Options?.Bulkhead is not { } bulkhead)
        {
            WriteCall(writer, program, invoke, hosted, attempt, failed);
        }
        else if (failed is null)
        {
            WriteBehind(bulkhead, writer, program, invoke, hosted, attempt);
        }
        else
        {
            // Being turned away is a failure like any other, so a fallback needs a call around the bulkhead as well.
            program.Call(program.Part(part => WriteBehind(bulkhead, writer, part, invoke, hosted, attempt), $"{invoke.Label} bulkhead"), new Kernel.Programs.CallOptions { OnError = failed });
        }
    }

    private static void WriteBehind(Bulkhead bulkhead, StepWriter writer, ProgramBuilder program, Invoke invoke, ImmutableArray<Designs.Step> hosted, Action<ProgramBuilder> attempt)
    {
        var call = writer.Flow.CallOf(invoke);
        if (call.Bulkhead is null)
        {
            call.Bulkhead = writer.Context.Model.Group($"{writer.Flow.Flow.Name}: bulkhead {writer.Flow.Calls.Count} of {invoke.Label}");
            (call.Bulkhead.Concurrency, call.Bulkhead.AdmissionQueueMax) = (bulkhead.Calls, bulkhead.Waiting);
        }

        program.Enter(call.Bulkhead);
        writer.Note(program, bulkhead, invoke.Label, invoke.Component.Name, isVisit: false, suffix: ": bulkhead");
        WriteCall(writer, program, invoke, hosted, attempt, null);
        program.Leave();
    }

    private static bool HasEffect(Invoke invoke, ImmutableArray<Designs.Step> hosted) =>
        invoke.Options is { Idempotent: not null } || StepTree.All(hosted.Prepend(invoke)).OfType<Invoke>().Any(i => i.Operation.Writes);

    private static void WriteCall(StepWriter writer, ProgramBuilder program, Invoke invoke, ImmutableArray<Designs.Step> hosted, Action<ProgramBuilder> attempt, Label? failed)
    {
        program.Call(program.Part(attempt, invoke.Label), Calls.OptionsOf(invoke.Options, HasEffect(invoke, hosted), failed));
        if (invoke.Options is not null)
        {
            writer.Flow.CallOf(invoke).Steps.Add((program, program.Count - 1));
        }
    }
}
