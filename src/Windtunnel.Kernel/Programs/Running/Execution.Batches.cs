using Windtunnel.Kernel.Chance;
using Windtunnel.Kernel.Programs.Results;
using Windtunnel.Kernel.Programs.Running;
using Windtunnel.Kernel.Stations;
using Windtunnel.Kernel.Stations.Batches;
using Windtunnel.Kernel.Times;

namespace Windtunnel.Kernel.Programs;

/// <content>Requests that gather before a slot until a batch of them is taken: a worker holds the slot and does the work of all, and they wait for it.</content>
public sealed partial class Execution
{
    private readonly Pool<Batch> _batches = new();

    /// <summary>Takes as many batches as are due and find a slot, and plans when to look again.</summary>
    /// <param name="instance">Where they wait.</param>
    /// <param name="isLook">Whether everybody who comes at this moment has come.</param>
    private void TakeBatches(InstanceState instance, bool isLook)
    {
        GatheringState gathering = instance.Gathering!;
        bool isTaken = false;
        for (int first = FirstWaiting(ref instance.Admission); first >= 0 && instance.IsUp && instance.HasFreeSlot && !_isOver; first = FirstWaiting(ref instance.Admission))
        {
            if (gathering.IsPolled && (!isLook || gathering.PollFrom(_now) != _now))
            {
                LookAgain(instance, gathering, gathering.PollFrom(_now));
                break;
            }

            long due = gathering.DueAt(_requests[first].Mark);
            if (!gathering.IsPolled && instance.Admission.Length < gathering.Batching.AtLeast && (_now < due || !isLook))
            {
                LookAgain(instance, gathering, Math.Max(_now, due));
                break;
            }

            TakeBatch(instance, gathering.Batching.AtMost);
            isTaken = true;
        }

        if (isTaken)
        {
            Unblock(_groups[instance.GroupIndex]);
        }
    }

    // A look that has become needless finds nothing to do, so none is ever taken back.
    private void LookAgain(InstanceState instance, GatheringState gathering, long due)
    {
        if (due < gathering.EventAt)
        {
            gathering.EventAt = due;
            _events.Push(due, EventKind.Gathered, instance.Index);
        }
    }

    private void LookAtBatch(InstanceState instance)
    {
        GatheringState gathering = instance.Gathering!;
        gathering.EventAt = gathering.EventAt == _now ? SimTime.Max : gathering.EventAt;
        TakeBatches(instance, isLook: true);
    }

    private void BeWorkedOn(InstanceState instance)
    {
        if (instance.Consumer is not null)
        {
            instance.TakenBy = instance.Consumer;
            instance.TakenBy.Busy.Add(_now, 1);
        }
    }

    private int FirstWaiting(ref RequestQueue queue)
    {
        while (queue.Head >= 0 && _requests[queue.Head].State == RequestState.Zombie)
        {
            int gone = queue.Head;
            queue.Head = _requests[gone].Link;
            queue.Tail = queue.Head < 0 ? -1 : queue.Tail;
            queue.Dead--;
            Free(gone);
        }

        return queue.Head;
    }

    private void TakeBatch(InstanceState instance, int max)
    {
        int batch = _batches.Rent();
        _batches[batch] = new Batch { Members = RequestQueue.Empty, Since = _now };
        for (int slot = Dequeue(ref instance.Admission); slot >= 0; slot = Dequeue(ref instance.Admission))
        {
            Gather(slot, instance, batch);
            if (_batches[batch].Members.Length == max)
            {
                break;
            }
        }

        if (_batches[batch].Members.Length == 0 || !StartWorker(instance, batch))
        {
            _batches.Return(batch);
        }
    }

    private void Gather(int slot, InstanceState instance, int batch)
    {
        instance.Consumer?.Log.Wait(-1);
        if (IsExpired(slot, instance))
        {
            Expire(slot, instance);
            return;
        }

        ref Request request = ref _requests[slot];
        StopTimer(request.Side);
        LeaveAdmitted(instance, PopFrame(request.Side).Since);
        StepState step = _steps[request.Pc];
        if (step.MayBePointless && IsPointless(slot, out _))
        {
            MakeReady(slot, request.Pc);
            return;
        }

        ExpectAcknowledgement(slot, instance);
        step.Visits++;
        step.WaitSum += _now - request.Mark;
        PushFrame(slot, FrameKind.Member, instance.Index, _now, batch);
        request.State = RequestState.Gathered;
        Enqueue(ref _batches[batch].Members, slot);
    }

    /// <summary>Starts who does the work: with the keys, the place and the origin of the request that came first.</summary>
    private bool StartWorker(InstanceState instance, int batch)
    {
        int first = _batches[batch].Members.Head;
        StepState step = _steps[_requests[first].Pc];
        int worker = Rent(step.Programs[0]);
        if (worker < 0)
        {
            return false;
        }

        GroupState group = _groups[instance.GroupIndex];
        group.Batches++;
        group.Gathered += _batches[batch].Members.Length;
        int from = _requests[first].Side;
        int side = SideOf(worker);
        _sides[side].Items = group.Panes?.Closing(_now) ?? _batches[batch].Members.Length;
        (_sides[side].Origin, _sides[side].Place) = (_sides[from].Origin, _sides[from].Place);
        _sides[side].Chance = InheritedChance(worker, first, step.Seed, 0);
        ShareKeys(from * _rows.Length, side * _rows.Length, null);
        PushFrame(worker, FrameKind.Batch, batch, _now);
        instance.Admitted.Add(_now, 1);
        instance.Held.Add(_now, 1);
        BeWorkedOn(instance);
        PushFrame(worker, FrameKind.Slot, instance.Index, _now);
        MakeReady(worker, _entry[step.Programs[0]]);
        return true;
    }

    /// <summary>Lets those who waited for a batch go on, or fail as it failed.</summary>
    private void EndBatch(int batch, FailureCause cause)
    {
        for (int member = Dequeue(ref _batches[batch].Members); member >= 0; member = Dequeue(ref _batches[batch].Members))
        {
            ref Request request = ref _requests[member];
            StepState step = _steps[request.Pc];
            long since = _batches[batch].Since;
            step.TimeSum += _now - since;
            if (request.IsTraced)
            {
                NoteTracedHop(member, new TraceHop(request.Pc, request.Mark, since - request.Mark, _now - since));
            }

            // A message of a log remembers its partition until it is over, in case it has to be done again.
            if (_instances[_frames[_sides[request.Side].Frame].Index].Consumer is null)
            {
                PopFrame(request.Side);
            }

            MakeReady(member, cause == FailureCause.None ? request.Pc + 1 : step.Targets[0]);
            _requests[member].Link = (int)cause;
        }

        _batches.Return(batch);
    }

    /// <summary>Puts the messages of a batch, whose consumer has died, back to where they are the first to be taken.</summary>
    private void LoseBatch(int worker, int batch, InstanceState partition)
    {
        RequestQueue latestFirst = RequestQueue.Empty;
        for (int member = Dequeue(ref _batches[batch].Members); member >= 0; member = Dequeue(ref _batches[batch].Members))
        {
            _groups[partition.GroupIndex].Redelivered++;
            PopFrame(_requests[member].Side);
            _requests[member].State = RequestState.Running;
            int again = Restart(member);
            if (again >= 0)
            {
                EnqueueFirst(ref latestFirst, again);
            }
        }

        Fail(worker, FailureCause.Lost);
        for (int again = Dequeue(ref latestFirst); again >= 0; again = Dequeue(ref latestFirst))
        {
            WaitFirst(again, partition);
        }
    }

    /// <summary>Whoever is one of a batch leaves it and stays in the list, in which its worker has a place.</summary>
    private void LeaveBatch(int slot, int side)
    {
        ref RequestQueue members = ref _batches[PopFrame(side).Data].Members;
        _requests[slot].State = RequestState.Zombie;
        members.Length--;
        members.Dead++;
    }

    private int FirstOf(int slot) => _requests[slot].Side >= 0 && BatchOf(slot) is var batch && batch >= 0 ? _batches[batch].Members.Head : -1;

    /// <summary>Has a request work for one of a batch: with its keys, and as old as it is.</summary>
    /// <param name="slot">Who works.</param>
    /// <param name="member">For whom; −1 for nobody in particular.</param>
    private void WorkFor(int slot, int member)
    {
        if (member >= 0 && _requests[member].Side is var from && from >= 0)
        {
            int side = SideOf(slot);
            _sides[side].Origin = _sides[from].Origin;
            ShareKeys(from * _rows.Length, side * _rows.Length, null);
        }
    }

    private int BatchOf(int slot)
    {
        for (int frame = _sides[_requests[slot].Side].Frame; frame >= 0; frame = _frames[frame].Below)
        {
            if (_frames[frame].Kind == FrameKind.Batch)
            {
                return _frames[frame].Index;
            }
        }

        return -1;
    }

    /// <summary>For how many requests one does the work, itself or the worker on whose behalf it runs; none only in a job for which nothing has gathered.</summary>
    private int ItemsOf(int slot) => (_requests[slot].Side < 0 ? 0 : _sides[_requests[slot].Side].Items) switch
    {
        0 => 1,
        Side.NoItems => 0,
        int items => items,
    };

    /// <summary>What each request of a batch adds to the time of a step, drawn for each.</summary>
    private long TimeOfItems(int slot, StepState step)
    {
        int items = ItemsOf(slot);
        if (step.PerItem!.IsConstant)
        {
            return SimTime.FromNanoseconds(items * step.PerItem.Mean * SimTime.PerSecond);
        }

        Draw draw = DrawOf(in _requests[slot], step.PerItemSeed);
        long sum = 0;
        for (int i = 0; i < items; i++)
        {
            sum += step.PerItem.SampleTime(ref draw);
        }

        return sum;
    }

    private int WaitForWindow(int slot, int pc, StepState step)
    {
        ref Request request = ref _requests[slot];
        long origin = request.Side < 0 ? request.Start : _sides[request.Side].Origin;
        (long length, long late, long every) = step.Window;
        long closes = Math.Max(((origin / every) + 1) * every, (_now - late + every - 1) / every * every) + late;
        if (closes - late > (origin / every * every) + length)
        {
            Fail(slot, FailureCause.Late);
            return -1;
        }

        step.Group?.Panes!.Add(origin);
        long wait = closes - _now;
        request.Pc = (ushort)(pc + 1);
        request.State = RequestState.Delayed;
        step.Visits++;
        step.WaitSum += wait;
        PushAfter(wait, EventKind.Resume, slot, RankOf(in request, step.Program));
        NoteHop(slot, pc, wait, 0);
        return -1;
    }

    private int DelayItems(int slot, int pc, StepState step)
    {
        long time = TimeOfItems(slot, step);
        ref Request request = ref _requests[slot];
        request.Pc = (ushort)(pc + 1);
        request.State = RequestState.Delayed;
        step.Visits++;
        step.TimeSum += time;
        PushAfter(time, EventKind.Resume, slot, RankOf(in request, step.Program));
        NoteHop(slot, pc, 0, time);
        return -1;
    }
}
