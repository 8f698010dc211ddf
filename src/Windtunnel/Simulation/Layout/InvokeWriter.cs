using System.Collections.Immutable;
using Windtunnel.Components.Cache;
using Windtunnel.Designs;
using Windtunnel.Designs.Visits;
using Windtunnel.Kernel.Programs;
using Windtunnel.Kernel.Stations;
using Step = Windtunnel.Designs.Step;

namespace Windtunnel.Simulation.Layout;

/// <summary>Writes what asking a component takes: the call with its timeout and retries, the work, and what follows from the answer.</summary>
internal static class InvokeWriter
{
    /// <summary>Closes the name of the hop in which a sender waits for a full queue.</summary>
    public const string WaitingForRoom = ": waiting for room";

    /// <param name="writer">Writes the steps inside.</param>
    /// <param name="program">Receives the steps.</param>
    /// <param name="invoke">The step of the design.</param>
    /// <param name="hosted">Steps that run on the component's behalf before it answers, its slot held.</param>
    public static void Write(StepWriter writer, ProgramBuilder program, Invoke invoke, ImmutableArray<Step> hosted)
    {
        if (invoke.Options is null && invoke.OnError is null && !EarlyReply.IsIn(hosted))
        {
            WriteAttempt(writer, program, invoke, hosted);
            WriteAnswer(writer, program, invoke);
            return;
        }

        var after = program.NewLabel();
        var failed = invoke.OnError is null ? null : program.NewLabel();
        CallWriter.Write(writer, program, invoke, hosted, part => WriteAttempt(writer, part, invoke, hosted), failed);
        WriteAnswer(writer, program, invoke);
        if (failed is not null)
        {
            program.Jump(after).Mark(failed);
            writer.Write(program, invoke.OnError!.Value);
        }

        program.Mark(after);
    }

    private static void WriteAttempt(StepWriter writer, ProgramBuilder program, Invoke invoke, ImmutableArray<Step> hosted)
    {
        var component = writer.Context.Components[invoke.Component.Name];
        writer.Flow.CanFail |= component.CanFail || invoke.Options is { Timeout: not null } or { Deadline: not null } or { Bulkhead: not null } || invoke.Update is { Locking: Designs.Locking.Optimistic } or { LockTimeout: not null };
        var way = component.Group?.Placement is null ? null : Way.Of(writer, invoke);
        if (way is not null && EarlyReply.IsIn(hosted))
        {
            writer.Context.Note($"The early reply of {invoke.Component.Name} takes no time on its way back to another place.");
        }

        // Whose connections a request uses is known by the slot it holds, so there is one even where slots have no limit.
        var isHeld = component.Plan.Concurrency is not null || (component.Group is not null && PoolLayout.IsNeededBy(hosted));
        var isConnected = PoolLayout.Take(writer, program, invoke);
        if (way is not null)
        {
            way.WriteThere(program, component.Group!, RouteOf(writer, component, invoke));
        }

        if (isHeld)
        {
            program.Enter(component.Group!, options: RouteOf(writer, component, invoke));
            writer.Note(program, invoke, invoke.Label, invoke.Component.Name, isVisit: false);
        }

        if (component.Plan.ColdStart is { } start)
        {
            program.WarmUp(component.Group!, start.Time.ToLaw());
            writer.NoteHop(program, invoke, invoke.Label, invoke.Component.Name, suffix: ": cold start");
            component.StartSteps.Add((program, program.Count - 1));
        }

        if (invoke.Update is { } update)
        {
            UpdateWriter.Write(writer, program, invoke, update);
        }
        else
        {
            WriteWork(writer, program, invoke);
        }

        Limits.Write(writer, program, invoke, component);
        var host = writer.Host;
        writer.Host = component.Group is null || !invoke.Component.Kind.HostsLaterSteps ? host : component;
        writer.Write(program, hosted);
        writer.Host = host;
        if (isHeld)
        {
            program.Leave();
        }

        way?.WriteBack(program, component.Group!);
        if (isConnected)
        {
            program.Leave();
        }
    }

    /// <summary>Writes one operation at the component: a visit, or a delay where nothing can be in the way.</summary>
    public static void WriteWork(StepWriter writer, ProgramBuilder program, Invoke invoke) =>
        WriteWork(writer, program, invoke, invoke.Timing, isWrite: invoke.Operation.Writes);

    public static void WriteWork(StepWriter writer, ProgramBuilder program, Invoke invoke, Components.Timing timing, bool isWrite)
    {
        var component = writer.Context.Components[invoke.Component.Name];
        if (component.Group is null)
        {
            program.Delay((timing.Delay ?? timing.Busy)!.ToLaw());
            writer.Note(program, invoke, invoke.Label, invoke.Component.Name);
            if (invoke.Each is { } each)
            {
                program.DelayItems(each.ToLaw());
                writer.Note(program, invoke, invoke.Label, invoke.Component.Name, isVisit: false);
            }

            return;
        }

        if (isWrite && component.MayFill)
        {
            program.NeedRoom(component.Group);
        }

        if (timing.Flush is { } flush)
        {
            CommitWriter.Write(writer, program, invoke, flush, RouteOf(writer, component, invoke).KeyedBy);
        }

        // A pure delay that can fail stands on instances with room for everybody, so all of its time may be spent there.
        var busy = component.Plan.Servers is null ? timing.Delay ?? timing.Busy : timing.Busy;
        var rest = component.Plan.Servers is null ? null : timing.Delay;
        var service = busy?.ToLaw() ?? Kernel.Chance.Law.Constant(0);
        var options = RouteOf(writer, component, invoke) with { PerItem = invoke.PerItem?.ToLaw(), ExtraDelay = rest?.ToLaw(), ErrorProbability = component.ErrorShare };
        if (component.Plan.CanDiffer)
        {
            ReplicaWriter.Write(writer, program, invoke, service, options, isWrite);
            return;
        }

        if (component.Plan.Batch is not null)
        {
            // Who works for a batch holds the accelerator, and what it takes is in the time that those of the batch wait for it.
            var at = program.Count;
            program.Gather(component.Group, program.Part(part => part.Visit(component.Group, service, options), "batch"));
            writer.Note(program, invoke, invoke.Label, invoke.Component.Name, at: at);
            return;
        }

        program.Visit(component.Group, service, options);
        writer.Note(program, invoke, invoke.Label, invoke.Component.Name);
    }

    private static VisitOptions RouteOf(StepWriter writer, ComponentLayout component, Invoke invoke)
    {
        var data = component.Plan.Balance?.KeyedBy ?? (component.Plan.Shards > 1 ? FlowWalk.DataOf(writer.Context.Design, invoke)?.Name : null);
        var layout = data is null ? null : writer.Context.Data[data];
        return new VisitOptions
        {
            KeyedBy = invoke.Operation.Writes || component.Plan.Balance?.KeyedBy is not null ? layout?.WrittenBy(writer.Flow.Flow) : layout?.Known,
            IsAtFirst = (component.Plan.WritesAtFirst && invoke.Operation.Writes) || component.Plan.Replication is { ReadsAtFirst: true },
            Priority = invoke.Priority ?? writer.Flow.Flow.Priority,
        };
    }

    private static void WriteAnswer(StepWriter writer, ProgramBuilder program, Invoke invoke)
    {
        var component = writer.Context.Components[invoke.Component.Name];
        if (invoke.Component.Kind is CacheKind)
        {
            WriteCache(writer, program, invoke, component);
        }

        foreach (var (reader, pool) in invoke.Operation.Name == "send" ? component.Readers : [])
        {
            var doesWait = pool.Rules is { SendersWait: true };
            writer.Flow.CanFail |= pool.AdmissionQueueMax < int.MaxValue && !doesWait;
            program.Publish(pool, reader.Program, pool.Subscription is null ? null : RouteOf(writer, component, invoke).KeyedBy);
            if (doesWait)
            {
                writer.Note(program, invoke, invoke.Label, invoke.Component.Name, isVisit: false, suffix: WaitingForRoom);
            }
        }
    }

    private static void WriteCache(StepWriter writer, ProgramBuilder program, Invoke invoke, ComponentLayout component)
    {
        var data = FlowWalk.DataOf(writer.Context.Design, invoke);
        if (!component.Caches.TryGetValue(data?.Name ?? "", out var cache))
        {
            return;
        }

        switch (invoke.Operation.Name)
        {
            case "get":
                var isCoalesced = invoke.Component.IsCoalescing && !invoke.OnMiss.IsEmpty;
                program.CacheGet(cache.Cache, WriteMiss, invoke.OnHit.IsEmpty ? null : p => writer.Write(p, invoke.OnHit), isCoalesced);
                break;

                void WriteMiss(ProgramBuilder miss)
                {
                    if (isCoalesced)
                    {
                        writer.NoteHop(miss, invoke, invoke.Label, invoke.Component.Name, suffix: ", fetched by another");
                    }

                    writer.Write(miss, invoke.OnMiss);
                    if (invoke.Component.KeepsWhatItMisses)
                    {
                        miss.CacheSet(cache.Cache);
                    }
                }

            case "set":
                program.CacheSet(cache.Cache);
                break;
            default:
                program.CacheDelete(cache.Cache);
                break;
        }
    }
}
