using Windtunnel.Kernel.Measures;
using Windtunnel.Kernel.Programs.Results;
using Windtunnel.Kernel.Stations;
using Windtunnel.Kernel.Stations.Caches;
using Windtunnel.Kernel.Stations.Logs;
using Windtunnel.Kernel.Stations.Places;
using Windtunnel.Kernel.Stations.Replicas;
using Windtunnel.Kernel.Stations.Rows;

namespace Windtunnel.Kernel.Programs.Running;

/// <summary>Copies what was measured out of the states of a run.</summary>
internal sealed class ResultCollector(Model model, WindowBook windows, long now, long resetAt)
{
    public required RunEnd End { get; init; }

    /// <summary>Whether the run is over, so that its histograms may be handed out and need not be copied.</summary>
    public required bool IsFinal { get; init; }

    public required RunResult? Before { get; init; }

    public required long Events { get; init; }

    public required ProgramState[] Programs { get; init; }

    public required StepState[] Steps { get; init; }

    public required GroupState[] Groups { get; init; }

    public required CacheState[] Caches { get; init; }

    public required RowTable[] Rows { get; init; }

    public required ReplicaBook[] Books { get; init; }

    public required TraceBook Traces { get; init; }

    public required LinkState?[,] Links { get; init; }

    private double Span => Math.Max(1, now - resetAt);

    public RunResult Collect() => new()
    {
        End = End,
        Before = Before,
        Now = now,
        MeasuredFrom = resetAt,
        Events = Events,
        WindowLength = windows.Length,
        Windows = windows.Closed,
        Programs = [.. Programs.Select(Collect)],
        Steps = [.. Steps.Select(Collect)],
        Groups = [.. Groups.Select(Collect)],
        Caches = [.. Caches.Select((c, i) => new CacheResult(
            model.Caches[i].Name, model.Caches[i].Model, c.Hits, c.Misses, c.Shared, windows.Caches[i].AsMemory(0, windows.Closed)))],
        Data = [.. Rows.Select((r, i) => new DataResult(model.Data[i].Name, r.Sold, r.Oversold, r.SoldOut, r.Conflicts))],
        Links = [.. model.Links.Select(l => Collect(Links[l.From.Index, l.To.Index]!))],
        Replications = [.. Books.Select((b, i) => new ReplicationResult(
            model.Replications[i].Group.Name, model.Replications[i].Data.Name, b.Reads, b.StaleReads, IsFinal ? b.Ages : CopyOf(b.Ages), b.LostWrites))],
        Traces = [.. Traces.Collected],
    };

    private ProgramResult Collect(ProgramState program)
    {
        program.Latency.Merge(program.Recent);
        program.Recent.Clear();
        return new ProgramResult
        {
            Name = program.Name,
            InFlightBefore = program.ArrivedBefore - program.DoneBefore - program.FailedBefore,
            Arrived = program.Arrived - program.ArrivedBefore,
            Done = program.Done - program.DoneBefore,
            Wrong = program.Wrong - program.WrongBefore,
            Failed = program.Failed - program.FailedBefore,
            FailedBy = [.. program.Causes.Zip(program.CausesBefore, (after, before) => after - before)],
            Orphaned = program.Orphaned - program.OrphanedBefore,
            InFlight = program.InFlight,
            Latency = IsFinal ? program.Latency : CopyOf(program.Latency),
            Freshness = IsFinal || program.Freshness is null ? program.Freshness : CopyOf(program.Freshness),
            FailedLatency = IsFinal ? program.FailedLatency : CopyOf(program.FailedLatency),
            Windows = [.. Enumerable.Range(0, windows.Closed).Select(w => new ProgramWindow(
                program.WindowArrived[w], program.WindowDone[w], program.WindowFailed[w], program.WindowAnswers[w], program.WindowMedian[w], program.WindowTail[w], program.WindowWrong[w]))],
        };
    }

    private LinkResult Collect(LinkState link) => new(
        link.Link.From.Name,
        link.Link.To.Name,
        link.Crossings,
        link.Lost,
        link.Bytes,
        link.BusySum / Span,
        link.Crossings == 0 ? double.NaN : (double)link.WaitSum / link.Crossings,
        link.Stranded.Length);

    private static LatencyHistogram CopyOf(LatencyHistogram histogram)
    {
        var copy = new LatencyHistogram();
        copy.Merge(histogram);
        return copy;
    }

    private StepResult Collect(StepState step, int index) => new(
        Programs[step.Program].Name,
        step.Kind.ToString(),
        step.Group?.Group.Name ?? (step.Data >= 0 ? model.Data[step.Data].Name : null),
        index - model.FirstStep[step.Program],
        step.Visits,
        step.Failures,
        step.WaitSum,
        step.TimeSum,
        step.Kind is StepKind.Call or StepKind.Fork or StepKind.Each || (step.Kind == StepKind.Enter && step.Programs.Length > 0))
    {
        Call = step.Call is { } call ? Collect(call) : null,
    };

    private CallResult Collect(CallState call) => new()
    {
        Retries = call.Retries,
        Withheld = call.Withheld,
        Hedges = call.Hedges,
        ShortCircuited = call.ShortCircuited,
        Twins = call.Twins,
        Repeated = call.Repeated,
        OpenShare = (call.Breaker?.OpenTime(now) ?? 0) / Span,
    };

    private GroupResult Collect(GroupState state, int index)
    {
        Group group = state.Group;
        InstanceState[] instances = state.Instances;
        double busy = instances.Sum(i => i.Busy.Total);
        double present = instances.Sum(i => i.Present.Total);
        double held = instances.Sum(i => i.Held.Total);
        long served = instances.Sum(i => i.Served);
        double serving = state.Scaler is null ? instances.Length : state.Scaler.ServingMeter.Total / Span;
        return new GroupResult
        {
            Name = group.Name,
            MeanInstances = serving,
            MeanPaid = state.Scaler is null ? instances.Length : state.Scaler.PaidMeter.Total / Span,
            InstancesAtStart = group.Scaling?.InstancesAtStart ?? instances.Length,
            Changes = state.Scaler is null ? [] : [.. state.Scaler.Changes],
            Utilisation = busy / Span / serving / group.Cores,
            InstanceUtilisation = [.. instances.Select(i => i.Busy.Total / Span / group.Cores)],
            MeanBusy = busy / Span,
            MeanQueue = (present - busy) / Span,
            QueueMax = instances.Max(i => Math.Max(i.Queue.LengthMax, i.Queue.Length)),
            QueueNow = instances.Sum(i => (long)i.Queue.Length),
            MeanSojourn = served == 0 ? double.NaN : instances.Sum(i => (double)i.SojournSum) / served,
            Served = served,
            Rejected = instances.Sum(i => i.Rejected),
            MeanHeld = held / Span,
            MeanBacklog = (instances.Sum(i => i.Admitted.Total) - held) / Span,
            BacklogMax = instances.Max(i => Math.Max(i.Admission.LengthMax, i.Admission.Length)),
            BacklogNow = instances.Sum(i => (long)i.Admission.Length),
            Redelivered = state.Redelivered,
            Ejections = state.EjectionCount,
            Duplicates = state.Duplicates,
            Batches = state.Batches,
            Gathered = state.Gathered,
            Consumers = state.Log is null ? null : Collect(state.Log, instances),
            IsAhead = instances[0].Ahead is not null,
            Windows = windows.Groups[index].AsMemory(0, windows.Closed),
        };
    }

    private ConsumerResult Collect(LogState log, InstanceState[] partitions)
    {
        foreach (ConsumerState consumer in log.Consumers)
        {
            consumer.Busy.Fold(now);
        }

        return new ConsumerResult
        {
            Busy = [.. log.Consumers.Select(c => c.Busy.Total / Span)],
            Backlogs = [.. partitions.Select(p => (p.Admitted.Total - p.Held.Total) / Span)],
            BacklogMax = log.BacklogMax,
        };
    }
}
