using Windtunnel.Kernel.Programs.Running;
using Windtunnel.Kernel.Stations;
using Windtunnel.Kernel.Stations.Messages;
using Windtunnel.Kernel.Times;

namespace Windtunnel.Kernel.Programs;

/// <content>Messages that are given out again, expire, or find no room in their queue.</content>
public sealed partial class Execution
{
    private int _deliveries;

    /// <summary>Gives a message out again whose work has failed, if it may be.</summary>
    /// <param name="slot">The message.</param>
    /// <param name="program">What it runs.</param>
    /// <param name="cause">Why it failed; changed where it becomes a dead letter.</param>
    /// <returns>Whether it lives on.</returns>
    private bool GiveOutAgain(int slot, ProgramState program, ref FailureCause cause)
    {
        if (program.Queue!.Group.Rules is not { DeliveriesMax: > 1 } rules || cause is FailureCause.SoldOut or FailureCause.Expired or FailureCause.Lost or FailureCause.Late)
        {
            return false;
        }

        if (_sides[SideOf(slot)].Redeliveries + 1 >= rules.DeliveriesMax)
        {
            cause = FailureCause.DeadLetter;
            return false;
        }

        int again = Restart(slot);
        if (again >= 0)
        {
            BeginAgain(again, program, SimTime.FromSeconds(rules.AgainAfterSeconds));
        }

        return true;
    }

    private void BeginAgain(int slot, ProgramState program, long delay)
    {
        program.Queue!.Redelivered++;
        ref Side side = ref _sides[SideOf(slot)];
        side.Redeliveries++;
        side.Delivery = 0;
        if (delay == 0)
        {
            MakeReady(slot, program.EntersAt);
            return;
        }

        ref Request request = ref _requests[slot];
        request.Pc = (ushort)program.EntersAt;
        request.State = RequestState.Delayed;
        _steps[program.EntersAt].WaitSum += delay;
        PushAfter(delay, EventKind.Resume, slot, RankOf(slot));
        NoteHop(slot, program.EntersAt, delay, 0);
    }

    private void ExpectAcknowledgement(int slot, MessageRules rules)
    {
        _deliveries = _deliveries == int.MaxValue ? 1 : _deliveries + 1;
        _sides[SideOf(slot)].Delivery = _deliveries;
        Remind(SimTime.FromSeconds(rules.AcknowledgeSeconds), new Reminder { Kind = ReminderKind.AcknowledgementDue, Index = slot, Serial = _deliveries });
    }

    /// <summary>Gives a message to somebody else too whose consumer takes too long; that one does not know and goes on. A reply acknowledges it.</summary>
    private void BeOverdue(int slot, int delivery)
    {
        int side = _requests[slot].Side;
        if (_requests[slot].State == RequestState.Free || side < 0 || _sides[side].Delivery != delivery || _sides[side].IsCopy || _sides[side].HasReplied)
        {
            return;
        }

        ProgramState program = _programs[_steps[_requests[slot].Pc].Program];
        if (_sides[side].Redeliveries + 1 >= program.Queue!.Group.Rules!.DeliveriesMax)
        {
            program.Failed++;
            program.Causes[(int)FailureCause.DeadLetter]++;
            program.FailedLatency.Record(_now - _requests[slot].Start);
            _sides[side].IsCopy = true;
            return;
        }

        int again = Rent(_steps[_requests[slot].Pc].Program);
        if (again < 0)
        {
            return;
        }

        program.Arrived--;
        _requests[again].Begin((long)_requests[slot].Ordinal);
        _requests[again].Start = _requests[slot].Start;
        int other = SideOf(again);
        ShareKeys(side * _rows.Length, other * _rows.Length, null);
        Side known = _sides[side];
        ref Side fresh = ref _sides[other];
        (fresh.Chance, fresh.Origin, fresh.Place, fresh.Redeliveries) = (known.Chance, known.Origin, known.Place, known.Redeliveries);
        DrawAnew(again);
        HandTrace(slot, again);
        _sides[side].IsCopy = true;
        BeginAgain(again, program, 0);
    }

    private void HandTrace(int from, int to)
    {
        if (_requests[from].IsTraced)
        {
            _sides[_requests[to].Side].Trace = _sides[_requests[from].Side].Trace;
            _requests[to].BeginTrace();
            _requests[from].EndTrace();
        }
    }

    private bool IsExpired(int slot, InstanceState instance) =>
        instance.Group.Rules is { } rules && double.IsFinite(rules.KeepSeconds) && _now - _requests[slot].Start > SimTime.FromSeconds(rules.KeepSeconds);

    private void Expire(int slot, InstanceState instance)
    {
        LeaveAdmitted(instance, PopFrame(_requests[slot].Side).Since);
        _requests[slot].State = RequestState.Running;
        Fail(slot, FailureCause.Expired);
    }

    // Messages on the way count, so that those sent at one moment do not all find the last place; and nobody overtakes those who wait.
    private bool IsFull(int slot, StepState step)
    {
        GroupState group = step.Group!;
        int side = _requests[slot].Side;
        if (side >= 0 && _sides[side].OnTheWayTo == group.Group.Index)
        {
            Reach(ref _sides[side]);
            return false;
        }

        int replicas = group.Instances.Length / group.Group.Shards;
        int first = group.Group.Shards > 1 ? group.ShardOf(KeyOf(slot, step), _model.Data[step.Data]) * replicas : 0;
        return group.Blocked.Length > 0 || RoomIn(group, first, replicas) <= 0;
    }

    private static long RoomIn(GroupState queue, int first, int count)
    {
        long room = -queue.OnTheWay;
        for (int i = first; i < first + count; i++)
        {
            InstanceState instance = queue.Instances[i];
            room += instance.HasFreeSlot ? instance.Group.Concurrency - instance.Held.Level : 0;
            room += (long)instance.Group.AdmissionQueueMax - instance.Admission.Length;
        }

        return room;
    }

    private void Block(int slot, StepState step)
    {
        ref Request request = ref _requests[slot];
        request.State = RequestState.Blocked;
        request.Mark = _now;
        Enqueue(ref step.Group!.Blocked, slot);
    }

    /// <summary>Lets senders go on for whom there is room now, and keeps it for them.</summary>
    private void Unblock(GroupState queue)
    {
        while (queue.Blocked.Length > 0 && RoomIn(queue, 0, queue.Instances.Length) > 0)
        {
            int slot = Dequeue(ref queue.Blocked);
            int side = SideOf(slot);
            _sides[side].OnTheWayTo = queue.Group.Index;
            queue.OnTheWay++;
            ref Request request = ref _requests[slot];
            _steps[request.Pc].WaitSum += _now - request.Mark;
            NoteHop(slot, request.Pc, _now - request.Mark, 0);
            MakeReady(slot, request.Pc);
        }
    }

    private void SetOnTheWay(int message, StepState step)
    {
        if (step.Group is { } queue && queue.Group.AdmissionQueueMax < int.MaxValue && _programs[step.Programs[0]].EntersAt >= 0)
        {
            _sides[_requests[message].Side].OnTheWayTo = queue.Group.Index;
            queue.OnTheWay++;
        }
    }

    /// <summary>Whether a request is a message that its queue has taken already; notes that it is there.</summary>
    private bool IsSent(int slot)
    {
        int side = _requests[slot].Side;
        if (side < 0)
        {
            return false;
        }

        bool isSent = _sides[side].OnTheWayTo >= 0 || _sides[side].Redeliveries > 0;
        Reach(ref _sides[side]);
        return isSent;
    }

    private void Reach(ref Side side)
    {
        if (side.OnTheWayTo >= 0)
        {
            _groups[side.OnTheWayTo].OnTheWay--;
            side.OnTheWayTo = -1;
        }
    }

    private bool EndIfCopy(int slot)
    {
        bool isCopy = IsCopy(slot);
        if (isCopy)
        {
            EndCopy(slot);
        }

        return isCopy;
    }

    private GroupState? QueueOf(int slot) => _programs[_steps[_requests[slot].Pc].Program].Queue;

    private bool IsCopy(int slot) => _requests[slot].Side >= 0 && _sides[_requests[slot].Side].IsCopy;
}
