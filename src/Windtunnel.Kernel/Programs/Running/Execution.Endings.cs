using System.Runtime.CompilerServices;
using Windtunnel.Kernel.Programs.Running;
using Windtunnel.Kernel.Stations;

namespace Windtunnel.Kernel.Programs;

/// <content>How requests end: well, or by a failure that lets go of everything they held.</content>
public sealed partial class Execution
{
    private void Finish(int slot, StepState step)
    {
        ref Request request = ref _requests[slot];
        ProgramState program = _programs[step.Program];
        int side = request.Side;
        if (side < 0)
        {
            Count(program, _now - request.Start);
            Free(slot);
            return;
        }

        if (program.Queue is not null && IsCopy(slot))
        {
            EndCopy(slot);
            return;
        }

        if (!HasReplied(slot))
        {
            Count(program, _now - request.Start);
            NoteAnswer(side, program);
        }

        if (request.IsTraced)
        {
            CloseTrace(side, step.Program, request.Start);
        }

        program.Freshness?.Record(_now - _sides[side].Origin);
        if (program.Log is { IsAtRisk: true })
        {
            RememberDone(slot, program.Log);
        }

        Unwind(slot, side);
        Ties ended = TakeSide(slot, side);
        Free(slot);
        TellOthers(ended, program, isSuccess: true, FailureCause.None);
    }

    // Whoever ends while measuring counts, whenever it arrived: of those who arrived late only the quick would, and the mean would be too low.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Count(ProgramState program, long latency)
    {
        program.Done++;
        program.Recent.Record(latency);
        program.Answers?.Record(latency);
    }

    private void Fail(int slot, FailureCause cause)
    {
        ref Request request = ref _requests[slot];
        ProgramState program = _programs[_steps[request.Pc].Program];
        if (request.State != RequestState.Delayed)
        {
            _steps[request.Pc].Failures++;
        }

        if (program.Queue is not null && (EndIfCopy(slot) || (!HasReplied(slot) && GiveOutAgain(slot, program, ref cause))))
        {
            return;
        }

        if (!HasReplied(slot))
        {
            program.Failed++;
            program.Causes[(int)cause]++;
            program.FailedLatency.Record(_now - request.Start);
        }

        int side = request.Side;
        if (request.IsTraced)
        {
            DropTrace(side);
        }

        LeaveWait(slot, side, cause);
        if (side >= 0)
        {
            Unwind(slot, side, cause);
            Ties ended = TakeSide(slot, side);
            FreeUnlessReferred(slot);
            TellOthers(ended, program, isSuccess: false, cause);
        }
        else
        {
            FreeUnlessReferred(slot);
        }
    }

    // Afterwards the request is running, or it is a zombie or abandoned because an event or a queue still refers to its slot.
    private void LeaveWait(int slot, int side, FailureCause cause)
    {
        ref Request request = ref _requests[slot];
        switch (request.State)
        {
            case RequestState.Serving:
                request.State = RequestState.Abandoned;
                break;
            case RequestState.Delayed or RequestState.Ready or RequestState.Dropped or RequestState.Lost:
                request.State = RequestState.Zombie;
                break;
            case RequestState.Backoff:
                ReturnJoin(request.Link);
                request.State = RequestState.Zombie;
                break;
            case RequestState.Joining:
                LoseTrial(_steps[request.Pc], request.Link);
                Detach(request.Link, cause == FailureCause.Cancelled ? Cancellation.AtOnce : _steps[request.Pc].Cancellation);
                request.State = RequestState.Running;
                break;
            case RequestState.Queued:
                InstanceState queuedAt = WhereQueued(slot, side);
                LeaveCores(queuedAt, request.Mark);
                LeaveQueue(ref queuedAt.Queue, slot);
                break;
            case RequestState.Blocked:
                LeaveQueue(ref _steps[request.Pc].Group!.Blocked, slot);
                break;
            case RequestState.Admission:
                Frame slotFrame = PopFrame(side);
                InstanceState admittedTo = _instances[slotFrame.Index];
                LeaveAdmitted(admittedTo, slotFrame.Since);
                LeaveQueue(ref admittedTo.Admission, slot);
                break;
            case RequestState.Stranded:
                LeaveLink(slot, side);
                break;
            case RequestState.Sharing:
                Frame flightFrame = PopFrame(side);
                LeaveQueue(ref _caches[flightFrame.Data].Flights[flightFrame.Index].Waiters, slot);
                break;
            case RequestState.Gathered:
                LeaveBatch(slot, side);
                break;
            case RequestState.Locking:
                Frame lockFrame = PopFrame(side);
                LeaveQueue(ref _rows[lockFrame.Data][lockFrame.Index].Waiters, slot);
                break;
        }
    }

    private void FreeUnlessReferred(int slot)
    {
        if (_requests[slot].State == RequestState.Running)
        {
            Free(slot);
        }
    }

    private void LeaveCores(InstanceState instance, long since)
    {
        instance.Present.Add(_now, -1);
        instance.SojournSum += _now - Math.Max(since, _resetAt);
    }

    // Only the death of another instance makes a request without patience leave a queue, so a walk is good enough for that.
    private InstanceState WhereQueued(int slot, int side)
    {
        StepState step = _steps[_requests[slot].Pc];
        if (step.NotesPlace)
        {
            return _instances[PopFrame(side).Index];
        }

        if (step.Group!.Group.Discipline != QueueDiscipline.FirstInFirstOut)
        {
            return _instances[_requests[slot].Link];
        }

        foreach (InstanceState instance in step.Group.Instances)
        {
            for (int i = instance.Queue.Head; i >= 0; i = _requests[i].Link)
            {
                if (i == slot)
                {
                    return instance;
                }
            }
        }

        throw new InvariantViolation($"Request {slot} waits for a core of {step.Group.Group.Name} but is in no queue at {_now} ns.");
    }

    private void ForgetPlace(int slot)
    {
        int side = _requests[slot].Side;
        StopTimer(side);
        PopFrame(side);
    }

    private Frame PopFrame(int side)
    {
        int index = _sides[side].Frame;
        Frame frame = _frames[index];
        _sides[side].Frame = frame.Below;
        _frames.Return(index);
        return frame;
    }

    private void Unwind(int slot, int side, FailureCause cause = FailureCause.None)
    {
        while (_sides[side].Frame >= 0)
        {
            int frame = _sides[side].Frame;
            _sides[side].Frame = _frames[frame].Below;
            Release(slot, frame, cause);
        }
    }

    private Ties TakeSide(int slot, int side)
    {
        StopTimer(side);
        ref Side taken = ref _sides[side];
        Reach(ref taken);
        Ties ended = taken.Ties;
        _sides.Return(side);
        _requests[slot].Side = -1;
        return ended;
    }

    private void TellOthers(Ties ended, ProgramState program, bool isSuccess, FailureCause cause)
    {
        if (ended.Source >= 0)
        {
            PlanUser(ended.Source);
        }

        if (ended.Join >= 0)
        {
            program.Orphaned += _joins[ended.Join].Parent < 0 ? 1 : 0;
            BeChildNoMore(ended);
            if (isSuccess)
            {
                NoteEffect(ended.Join);
            }

            ChildOver(ended.Join, isSuccess, cause);
        }
    }

    private void Die(InstanceState instance)
    {
        instance.Reconsider();
        instance.DownSince = _now;
        CutWrites(instance);
        KillQueued(instance);
        if (instance.Shared is null)
        {
            KillServed(instance);
        }
        else
        {
            KillShared(instance);
        }

        KillWaiting(instance);
        KillHolders(instance);
        PlanHealth(instance);
    }

    private void KillQueued(InstanceState instance)
    {
        for (int slot = Dequeue(ref instance.Queue); slot >= 0; slot = Dequeue(ref instance.Queue))
        {
            LeaveCores(instance, _requests[slot].Mark);
            if (_steps[_requests[slot].Pc].NotesPlace)
            {
                ForgetPlace(slot);
            }

            _requests[slot].State = RequestState.Running;
            Fail(slot, FailureCause.Unavailable);
        }
    }

    private void KillServed(InstanceState instance)
    {
        for (int slot = 0; slot < _slotsUsed; slot++)
        {
            ref Request request = ref _requests[slot];
            if (request.State is not (RequestState.Serving or RequestState.Abandoned) || request.Link != instance.Index)
            {
                continue;
            }

            LeaveCores(instance, request.Mark);
            instance.Busy.Add(_now, -1);
            if (request.State == RequestState.Abandoned)
            {
                request.State = RequestState.Zombie;
            }
            else
            {
                request.State = RequestState.Delayed;
                Fail(slot, FailureCause.Unavailable);
            }
        }
    }

    private void KillWaiting(InstanceState instance)
    {
        for (int slot = Dequeue(ref instance.Admission); slot >= 0; slot = Dequeue(ref instance.Admission))
        {
            LeaveAdmitted(instance, PopFrame(_requests[slot].Side).Since);
            _requests[slot].State = RequestState.Running;
            Fail(slot, FailureCause.Unavailable);
        }
    }

    private void KillHolders(InstanceState instance)
    {
        for (int slot = 0; slot < _slotsUsed; slot++)
        {
            if (_requests[slot].State == RequestState.Free || _requests[slot].Side < 0)
            {
                continue;
            }

            for (int frame = _sides[_requests[slot].Side].Frame; frame >= 0; frame = _frames[frame].Below)
            {
                if (_frames[frame].Kind == FrameKind.Slot && _frames[frame].Index == instance.Index)
                {
                    Fail(slot, FailureCause.Unavailable);
                    break;
                }
            }
        }
    }
}
