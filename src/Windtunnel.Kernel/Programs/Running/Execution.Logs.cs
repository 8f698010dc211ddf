using Windtunnel.Kernel.Programs.Running;
using Windtunnel.Kernel.Stations;
using Windtunnel.Kernel.Stations.Logs;
using Windtunnel.Kernel.Times;

namespace Windtunnel.Kernel.Programs;

/// <content>Partitioned logs: who takes which message, and what becomes of the messages of a consumer that dies.</content>
public sealed partial class Execution
{
    private readonly Pool<Offset> _offsets = new();
    private readonly Pool<Reminder> _reminders = new();

    private void Remind(long delay, Reminder reminder)
    {
        int index = _reminders.Rent();
        _reminders[index] = reminder;
        PushAfter(delay, EventKind.Reminder, index);
    }

    private void BeReminded(int index)
    {
        Reminder reminder = _reminders[index];
        _reminders.Return(index);
        if (reminder.Kind == ReminderKind.AcknowledgementDue)
        {
            BeOverdue(reminder.Index, reminder.Serial);
            return;
        }

        LogState log = _groups[reminder.Index].Log!;
        if (reminder.Serial != log.Epoch)
        {
            return;
        }

        if (reminder.Kind == ReminderKind.ConsumerMissed)
        {
            Rebalance(log, reminder.Index);
        }
        else
        {
            Deal(log, reminder.Index);
        }
    }

    private void Rebalance(LogState log, int group)
    {
        log.BeginRebalance();
        long pause = SimTime.FromSeconds(log.Subscription.RebalanceSeconds);
        if (pause == 0)
        {
            Deal(log, group);
        }
        else
        {
            Remind(pause, new Reminder { Kind = ReminderKind.PartitionsDealt, Index = group, Serial = log.Epoch });
        }
    }

    private void Deal(LogState log, int group)
    {
        log.Deal(_now);
        foreach (InstanceState partition in _groups[group].Instances)
        {
            ForgetCommitted(log, partition.Number, _now);
        }

        foreach (ConsumerState consumer in log.Consumers)
        {
            TakeNext(consumer, _groups[group]);
        }
    }

    /// <summary>Has a consumer take a message of one of its partitions in turn, if it may and there is one.</summary>
    private void TakeNext(ConsumerState consumer, GroupState group)
    {
        for (int i = 0; i < consumer.Partitions.Count && consumer.IsFree; i++)
        {
            GrantSlots(group.Instances[consumer.NextPartition()]);
        }
    }

    private void BeTaken(int slot, InstanceState instance)
    {
        BeWorkedOn(instance);
        ExpectAcknowledgement(slot, instance);
    }

    private void ExpectAcknowledgement(int slot, InstanceState instance)
    {
        if (instance.Group.Rules is { } rules && double.IsFinite(rules.AcknowledgeSeconds))
        {
            ExpectAcknowledgement(slot, rules);
        }
    }

    private void BeGivenBack(InstanceState partition)
    {
        if (partition.TakenBy is not { } consumer)
        {
            GrantSlots(partition);
            Unblock(_groups[partition.GroupIndex]);
            return;
        }

        partition.TakenBy = null;
        consumer.Busy.Add(_now, -1);
        GroupState group = _groups[partition.GroupIndex];
        TakeNext(consumer, group);

        // It may have changed hands while a message of it was worked on.
        if (partition.Consumer is { IsFree: true } owner && owner != consumer)
        {
            TakeNext(owner, group);
        }
    }

    private void KillConsumers(GroupState group, int count)
    {
        LogState log = group.Log!;
        foreach (ConsumerState consumer in log.Consumers)
        {
            if (count > 0 && consumer.IsUp)
            {
                count--;
                consumer.IsUp = false;
                KillConsumer(group, log, consumer);
            }
        }

        log.Change();
        Remind(SimTime.FromSeconds(log.Subscription.SessionSeconds), new Reminder { Kind = ReminderKind.ConsumerMissed, Index = group.Group.Index, Serial = log.Epoch });
    }

    private void RestoreConsumers(GroupState group, int count)
    {
        foreach (ConsumerState consumer in group.Log!.Consumers)
        {
            if (count > 0 && !consumer.IsUp)
            {
                count--;
                consumer.IsUp = true;
            }
        }

        Rebalance(group.Log, group.Group.Index);
    }

    private void KillConsumer(GroupState group, LogState log, ConsumerState consumer)
    {
        foreach (InstanceState partition in group.Instances)
        {
            if (partition.TakenBy == consumer && FindHolder(partition) is var slot && slot >= 0)
            {
                LoseHold(slot, partition, log);
            }

            if (partition.Consumer == consumer)
            {
                Redeliver(log, partition);
            }
        }
    }

    private void LoseHold(int slot, InstanceState partition, LogState log)
    {
        if (log.Subscription.Delivery == Delivery.AtMostOnce)
        {
            Fail(slot, FailureCause.Lost);
            return;
        }

        if (BatchOf(slot) is var batch && batch >= 0)
        {
            LoseBatch(slot, batch, partition);
            return;
        }

        _groups[partition.GroupIndex].Redelivered++;
        int again = Restart(slot);
        if (again >= 0)
        {
            WaitFirst(again, partition);
        }
    }

    private int FindHolder(InstanceState partition)
    {
        for (int slot = 0; slot < _slotsUsed; slot++)
        {
            if (_requests[slot].State is RequestState.Free or RequestState.Admission || _requests[slot].Side < 0)
            {
                continue;
            }

            for (int frame = _sides[_requests[slot].Side].Frame; frame >= 0; frame = _frames[frame].Below)
            {
                if (_frames[frame].Kind == FrameKind.Slot && _frames[frame].Index == partition.Index)
                {
                    return slot;
                }
            }
        }

        return -1;
    }

    /// <summary>Puts a message where it is the first of its partition to be taken.</summary>
    private void WaitFirst(int slot, InstanceState partition)
    {
        ref Request request = ref _requests[slot];
        request.State = RequestState.Admission;
        request.Mark = _now;
        partition.Admitted.Add(_now, 1);
        partition.Consumer!.Log.Wait(1);
        PushFrame(slot, FrameKind.Slot, partition.Index, _now);
        EnqueueFirst(ref partition.Admission, slot);
    }

    private void RememberDone(int slot, LogState log)
    {
        int side = _requests[slot].Side;
        for (int frame = _sides[side].Frame; frame >= 0 && log.Subscription.Delivery != Delivery.AtMostOnce; frame = _frames[frame].Below)
        {
            if (_frames[frame].Kind is FrameKind.Slot or FrameKind.Member && _instances[_frames[frame].Index] is { Consumer: not null } partition && partition.Consumer.Log == log)
            {
                Remember(slot, partition, log);
                return;
            }
        }
    }

    /// <summary>Remembers a message that is done until its consumer notes that it is.</summary>
    private void Remember(int slot, InstanceState partition, LogState log)
    {
        int side = _requests[slot].Side;
        ForgetCommitted(log, partition.Number, log.CommittedAt(_now));
        int kept = _sides.Rent();
        MakeRoomForKeys();
        _sides[kept] = new Side
        {
            Join = -1,
            Frame = -1,
            Source = -1,
            Trace = -1,
            Place = _sides[side].Place,
            OnTheWayTo = -1,
            NextChild = -1,
            PreviousChild = -1,
            Deadline = SimTime.Max,
            Generation = _sides[kept].Generation,
            Chance = _sides[side].Chance,
            Origin = _sides[side].Origin,
            IsCopy = true,
        };
        ShareKeys(side * _rows.Length, kept * _rows.Length, null);
        int offset = _offsets.Rent();
        _offsets[offset] = new Offset { Side = kept, Ordinal = (long)_requests[slot].Ordinal, Start = _requests[slot].Start, Done = _now, Next = -1 };
        ref OffsetList list = ref log.Uncommitted[partition.Number];
        if (list.Tail < 0)
        {
            list.Head = offset;
        }
        else
        {
            _offsets[list.Tail].Next = offset;
        }

        list.Tail = offset;
    }

    private void ForgetCommitted(LogState log, int partition, long committedAt)
    {
        ref OffsetList list = ref log.Uncommitted[partition];
        while (list.Head >= 0 && _offsets[list.Head].Done <= committedAt)
        {
            _sides.Return(_offsets[list.Head].Side);
            Drop(ref list);
        }
    }

    private void Drop(ref OffsetList list)
    {
        int head = list.Head;
        list.Head = _offsets[head].Next;
        list.Tail = list.Head < 0 ? -1 : list.Tail;
        _offsets.Return(head);
    }

    /// <summary>Lets what was done in a partition and not noted wait again, before everything else of the partition.</summary>
    private void Redeliver(LogState log, InstanceState partition)
    {
        ForgetCommitted(log, partition.Number, log.CommittedAt(_now));
        ref OffsetList list = ref log.Uncommitted[partition.Number];
        RequestQueue waiting = partition.Admission;
        partition.Admission = RequestQueue.Empty;
        partition.Admission.LengthMax = waiting.LengthMax;
        while (list.Head >= 0)
        {
            Offset offset = _offsets[list.Head];
            Drop(ref list);
            _groups[partition.GroupIndex].Redelivered++;
            if (log.Subscription.Delivery == Delivery.EffectivelyOnce || !WaitAgain(offset, partition))
            {
                _sides.Return(offset.Side);
            }
        }

        for (int slot = Dequeue(ref waiting); slot >= 0; slot = Dequeue(ref waiting))
        {
            Enqueue(ref partition.Admission, slot);
        }
    }

    private bool WaitAgain(Offset offset, InstanceState partition)
    {
        int program = _groups[partition.GroupIndex].Log!.Program;
        int slot = Rent(program);
        if (slot < 0)
        {
            return false;
        }

        _programs[program].Arrived--;
        ref Request request = ref _requests[slot];
        request.Begin(offset.Ordinal);
        (request.Start, request.Side) = (offset.Start, offset.Side);
        DrawAnew(slot);
        request.State = RequestState.Admission;
        request.Mark = _now;
        partition.Admitted.Add(_now, 1);
        partition.Consumer!.Log.Wait(1);
        PushFrame(slot, FrameKind.Slot, partition.Index, _now);
        Enqueue(ref partition.Admission, slot);
        return true;
    }

    /// <summary>Ends the work on a message that had been worked on before; only that it was done twice counts.</summary>
    private void EndCopy(int slot)
    {
        int side = _requests[slot].Side;
        if (QueueOf(slot) is { } queue)
        {
            queue.Duplicates++;
        }

        LeaveWait(slot, side, FailureCause.None);
        Unwind(slot, side);
        TakeSide(slot, side);
        FreeUnlessReferred(slot);
    }

    /// <summary>Begins a message again, with the same keys; what is going on for it goes on and counts for nobody.</summary>
    /// <returns>The slot of the new beginning, which waits nowhere yet; −1 when there is none left, which ends the run.</returns>
    private int Restart(int slot)
    {
        ref Request before = ref _requests[slot];
        int side = before.Side;
        int program = _steps[before.Pc].Program;
        long start = before.Start;
        long ordinal = (long)before.Ordinal;
        bool isTraced = before.IsTraced;
        StopTimer(side);
        LeaveWait(slot, side, FailureCause.None);
        Unwind(slot, side);
        _requests[slot].Side = -1;
        _requests[slot].EndTrace();
        FreeUnlessReferred(slot);
        int again = Rent(program);
        if (again < 0)
        {
            // The run ends here; the message still has to be somewhere.
            _sides.Return(side);
            _programs[program].Failed++;
            _programs[program].Causes[(int)FailureCause.Lost]++;
            return -1;
        }

        _programs[program].Arrived--;
        ref Request request = ref _requests[again];
        request.Begin(ordinal);
        (request.Start, request.Side) = (start, side);
        if (isTraced)
        {
            request.BeginTrace();
        }

        DrawAnew(again);
        return again;
    }
}
