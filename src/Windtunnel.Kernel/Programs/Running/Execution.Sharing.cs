using Windtunnel.Kernel.Chance;
using Windtunnel.Kernel.Programs.Running;
using Windtunnel.Kernel.Stations.Sharing;
using Windtunnel.Kernel.Stations;
using Windtunnel.Kernel.Times;

namespace Windtunnel.Kernel.Programs;

/// <content>Visits to cores that several requests share, so that the end of a service moves while it goes on.</content>
public sealed partial class Execution
{
    private void VisitShared(int slot, ref Request request, StepState step, InstanceState instance)
    {
        SharedCores cores = instance.Shared!;
        if (cores.Count >= instance.Cores && instance.Queue.Length >= instance.QueueMax)
        {
            instance.Rejected++;
            NoteBad(instance);
            Fail(slot, FailureCause.Rejected);
            return;
        }

        Draw draw = DrawOf(in request, step.Seed);
        long work = step.Law!.SampleTime(ref draw) + (step.PerItem is null ? 0 : TimeOfItems(slot, step));
        if (instance.Canary is not null)
        {
            work = CanaryTime(in request, step, instance, work);
        }

        if (!instance.IsSteady)
        {
            work = SimTime.FromNanoseconds(work * instance.SlowFactorAt(_now));
        }

        instance.Present.Add(_now, 1);
        request.State = RequestState.Serving;
        request.Link = instance.Index;
        cores.Add(_now, slot, work, step.Priority);
        Share(instance, cores);
    }

    /// <summary>An end of service that was planned has come; it may have moved to later since.</summary>
    private void EndShared(InstanceState instance)
    {
        SharedCores cores = instance.Shared!;
        cores.EventAt = cores.EventAt == _now ? long.MaxValue : cores.EventAt;
        if (cores.NextEnd > _now)
        {
            Share(instance, cores);
            return;
        }

        SharedJob job = cores.Take(_now);
        Share(instance, cores);
        int slot = job.Slot;
        ref Request request = ref _requests[slot];
        LeaveCores(instance, request.Mark);
        instance.Served++;
        int pc = request.Pc;
        StepState step = _steps[pc];
        long wait = _now - request.Mark - job.Work;
        step.Visits++;
        step.WaitSum += wait;
        step.TimeSum += job.Work;
        if (request.State == RequestState.Abandoned)
        {
            Free(slot);
            return;
        }

        request.State = RequestState.Running;
        if (request.IsTraced)
        {
            NoteTracedHop(slot, new Results.TraceHop(pc, request.Mark, wait, job.Work));
        }

        AfterService(slot, pc, step, instance);
    }

    /// <summary>Notes how many cores are busy now, and plans to look when the first request should be done.</summary>
    private void Share(InstanceState instance, SharedCores cores)
    {
        int busy = cores.Busy;
        instance.Busy.Add(_now, busy - instance.Busy.Level);
        instance.Queue.Length = cores.Count - busy;
        instance.Queue.LengthMax = Math.Max(instance.Queue.LengthMax, instance.Queue.Length);
        if (cores.NextEnd < cores.EventAt)
        {
            cores.EventAt = cores.NextEnd;
            _events.Push(cores.NextEnd, EventKind.Shared, instance.Index);
        }
    }

    private void KillShared(InstanceState instance)
    {
        instance.Shared!.Clear(_now);
        Share(instance, instance.Shared);
        for (int slot = 0; slot < _slotsUsed; slot++)
        {
            ref Request request = ref _requests[slot];
            if (request.State is not (RequestState.Serving or RequestState.Abandoned) || request.Link != instance.Index)
            {
                continue;
            }

            LeaveCores(instance, request.Mark);
            if (request.State == RequestState.Abandoned)
            {
                Free(slot);
            }
            else
            {
                request.State = RequestState.Running;
                Fail(slot, FailureCause.Unavailable);
            }
        }
    }

    private void CheckShared(InstanceState instance, long present)
    {
        SharedCores cores = instance.Shared!;
        cores.Advance(_now);
        Require(cores.Count == present, $"{instance.Group.Name}: {present} requests share the cores, {cores.Count} were counted.");
        Require(instance.Busy.Level == cores.Busy, $"{instance.Group.Name}: a core idles or is busy for nobody.");
        long lost = cores.BusyTime - cores.WorkEnded - cores.WorkAttained;
        Require(
            Math.Abs(lost) <= (cores.Changes + cores.Count) * Math.Min(instance.Cores, cores.Changes),
            $"Work conservation, {instance.Group.Name}: cores were busy for {cores.BusyTime} ns, and {lost} ns of it served nobody.");
    }
}
