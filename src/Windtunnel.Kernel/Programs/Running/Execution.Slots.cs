using Windtunnel.Kernel.Chance;
using Windtunnel.Kernel.Programs.Running;
using Windtunnel.Kernel.Stations;

namespace Windtunnel.Kernel.Programs;

/// <content>Choosing an instance, holding its slots, and loops: everything that stands in frames.</content>
public sealed partial class Execution
{
    /// <summary>The instance whose slot the request or a caller that waits for it holds, else one that routing chooses.</summary>
    private InstanceState? Locate(int slot, StepState step)
    {
        GroupState group = step.Group!;
        if (group.IsEntered && !step.IsCopy)
        {
            InstanceState? held = FindHeld(slot, group.Group);
            if (held is not null)
            {
                return held;
            }
        }

        return Route(slot, step, group);
    }

    private InstanceState? Route(int slot, StepState step, GroupState group)
    {
        if (step.IsCopy)
        {
            return _instances[_requests[slot].Link];
        }

        if (group.Placement is not null && TravelledTo(slot, group) is { } there)
        {
            return there;
        }

        bool isKeyed = step.Data >= 0;
        if (group.Group.Shards > 1 && !isKeyed && !step.IsAtFirst)
        {
            return group.ChooseAny(_now);
        }

        if (group.GoesByKey)
        {
            return group.ChooseFor(KeyOf(slot, step), 0, group.Open);
        }

        int shard = group.Group.Shards > 1 && isKeyed ? group.ShardOf(KeyOf(slot, step), _model.Data[step.Data]) : 0;
        if (group.KnownDown > 0 && group.Group.PassesOn && isKeyed)
        {
            shard = group.HeirOf(shard, KeyOf(slot, step));
        }

        return step.IsAtFirst ? group.First(shard, _now) : group.Choose(shard, _now);
    }

    /// <summary>Lets the other replicas do what one of them does for a caller; nobody waits for that.</summary>
    private void CopyToReplicas(int slot, StepState step, InstanceState instance)
    {
        foreach (InstanceState replica in step.Group!.ShardWith(instance))
        {
            if (replica == instance || !replica.IsUp)
            {
                continue;
            }

            int copy = Rent(step.Programs[0]);
            if (copy < 0)
            {
                return;
            }

            if (step.PerItem is not null)
            {
                _sides[SideOf(copy)].Items = _requests[slot].Side < 0 ? 0 : _sides[_requests[slot].Side].Items;
            }

            MakeReady(copy, _entry[step.Programs[0]]);
            _requests[copy].Link = replica.Index;
        }
    }

    private InstanceState? FindHeld(int slot, Group group)
    {
        while (slot >= 0 && _requests[slot].Side >= 0)
        {
            ref Side side = ref _sides[_requests[slot].Side];
            for (int index = side.Frame; index >= 0; index = _frames[index].Below)
            {
                ref Frame frame = ref _frames[index];
                if (frame.Kind == FrameKind.Slot && _instances[frame.Index].Group == group)
                {
                    return _instances[frame.Index];
                }
            }

            slot = side.Join >= 0 ? _joins[side.Join].Parent : -1;
        }

        return null;
    }

    private int Enter(int slot, int pc, StepState step)
    {
        if (step.MayBePointless && IsPointless(slot, out FailureCause cause))
        {
            Fail(slot, cause);
            return -1;
        }

        InstanceState? instance = step.Host is not null ? PoolOf(slot, step)
            : step.Group!.Log is null ? Route(slot, step, step.Group)
            : step.Group.Instances[_requests[slot].Link];
        if (instance is null || (!instance.IsReachable && !Reach(slot, step, instance)))
        {
            FailUnreached(slot, instance);
            return -1;
        }

        bool isSent = IsSent(slot);
        if (instance.HasFreeSlot && instance.Gathering is null)
        {
            instance.Admitted.Add(_now, 1);
            instance.Held.Add(_now, 1);
            BeTaken(slot, instance);
            step.Visits++;
            PushFrame(slot, FrameKind.Slot, instance.Index, _now);
            return pc + 1;
        }

        if (instance.Admission.Length >= instance.Group.AdmissionQueueMax && !isSent && !instance.HasFreeSlot)
        {
            instance.Rejected++;
            NoteBad(instance);
            Fail(slot, step.Cause == FailureCause.None ? FailureCause.Rejected : step.Cause);
            return -1;
        }

        instance.Admitted.Add(_now, 1);
        ref Request request = ref _requests[slot];
        request.State = RequestState.Admission;
        request.Mark = _now;

        // The queue needs the link, so the instance that the request waits for stands in its frame.
        PushFrame(slot, FrameKind.Slot, instance.Index, _now);
        Enqueue(ref instance.Admission, slot);
        instance.Consumer?.Log.Wait(1);
        SetTimer(slot, step);
        if (instance.Gathering is not null)
        {
            TakeBatches(instance, isLook: false);
        }

        return -1;
    }

    private void GrantSlots(InstanceState instance)
    {
        if (instance.Gathering is not null)
        {
            // Whoever gives the slot back may still be ending, and a worker must not begin in its place.
            LookAgain(instance, instance.Gathering, _now);
            return;
        }

        while (instance.IsUp && instance.HasFreeSlot && instance.Admission.Length > 0)
        {
            int slot = Dequeue(ref instance.Admission);
            if (slot < 0)
            {
                return;
            }

            instance.Consumer?.Log.Wait(-1);
            if (IsExpired(slot, instance))
            {
                Expire(slot, instance);
                continue;
            }

            ref Request request = ref _requests[slot];
            StopTimer(request.Side);
            StepState step = _steps[request.Pc];
            if (step.MayBePointless && IsPointless(slot, out _))
            {
                LeaveAdmitted(instance, PopFrame(request.Side).Since);
                MakeReady(slot, request.Pc);
                continue;
            }

            if (IsDropped(slot, instance.Admission))
            {
                LeaveAdmitted(instance, PopFrame(request.Side).Since);
                Drop(slot, instance);
                continue;
            }

            instance.Held.Add(_now, 1);
            BeTaken(slot, instance);
            step.Visits++;
            step.WaitSum += _now - request.Mark;
            NoteHop(slot, request.Pc, _now - request.Mark, 0);
            MakeReady(slot, request.Pc + 1);
        }
    }

    private void PushFrame(int slot, FrameKind kind, int index, long since, int data = -1)
    {
        int side = SideOf(slot);
        int frame = _frames.Rent();
        _frames[frame] = new Frame { Kind = kind, Index = index, Data = data, Since = since, Below = _sides[side].Frame };
        _sides[side].Frame = frame;
    }

    /// <summary>Gives back what was taken last of a kind; it need not be on top, since locks and slots may overlap.</summary>
    private void ReleaseLatest(int slot, FrameKind kind)
    {
        int side = SideOf(slot);
        int above = -1;
        for (int frame = _sides[side].Frame; frame >= 0; above = frame, frame = _frames[frame].Below)
        {
            if (_frames[frame].Kind != kind)
            {
                continue;
            }

            if (above < 0)
            {
                _sides[side].Frame = _frames[frame].Below;
            }
            else
            {
                _frames[above].Below = _frames[frame].Below;
            }

            Release(slot, frame);
            return;
        }

        throw new InvalidOperationException($"Program {_programs[_steps[_requests[slot].Pc].Program].Name} gives back a {kind} that it does not hold.");
    }

    /// <param name="cause">Why the request fails, if it does: whoever waits for what it fetches fails with it.</param>
    private void Release(int slot, int index, FailureCause cause = FailureCause.None)
    {
        Frame frame = _frames[index];
        _frames.Return(index);
        if (frame.Kind == FrameKind.Lock)
        {
            ReleaseLock(slot, frame);
        }
        else if (frame.Kind == FrameKind.Flight)
        {
            EndFlight(slot, frame, cause);
        }
        else if (frame.Kind == FrameKind.Batch)
        {
            EndBatch(frame.Index, cause);
        }
        else if (frame.Kind == FrameKind.Collected)
        {
            LeaveToNextRun(in frame, cause);
        }
        else if (frame.Kind == FrameKind.Write)
        {
            ReleaseWrite(frame.Index);
        }
        else if (frame.Kind == FrameKind.Read)
        {
            _reads.Return(frame.Index);
        }
        else if (frame.Kind == FrameKind.Slot)
        {
            InstanceState instance = _instances[frame.Index];
            instance.Released++;
            instance.Warm?.Put(_now);
            instance.Held.Add(_now, -1);
            LeaveAdmitted(instance, frame.Since);
            BeGivenBack(instance);
        }
    }

    private void LeaveAdmitted(InstanceState instance, long since)
    {
        instance.Admitted.Add(_now, -1);
        instance.AdmissionSojournSum += _now - Math.Max(since, _resetAt);
    }

    private int BeginLoop(int slot, int pc, StepState step)
    {
        Draw draw = DrawOf(in _requests[slot], step.Seed);
        double count = step.Law?.Sample(ref draw) ?? ItemsOf(slot);
        int turns = (int)Math.Min(int.MaxValue, Math.Round(count));
        if (turns == 0)
        {
            return step.Targets[0];
        }

        int member = step.Law is null ? FirstOf(slot) : -1;
        WorkFor(slot, member);
        PushFrame(slot, FrameKind.Loop, turns, _now, member);
        return pc + 1;
    }

    private int NextTurn(int slot, int pc, StepState step)
    {
        ref Frame loop = ref _frames[_sides[_requests[slot].Side].Frame];
        if (loop.Kind != FrameKind.Loop)
        {
            throw new InvalidOperationException($"Program {_programs[step.Program].Name} takes something in a loop and does not give it back there.");
        }

        if (--loop.Index > 0)
        {
            if (loop.Data >= 0)
            {
                loop.Data = _requests[loop.Data].Link;
                WorkFor(slot, loop.Data);
            }

            return step.Targets[0];
        }

        bool isForItems = loop.Data >= 0;
        ReleaseLatest(slot, FrameKind.Loop);
        if (isForItems)
        {
            WorkFor(slot, FirstOf(slot));
        }

        return pc + 1;
    }
}
