using Windtunnel.Kernel.Programs.Running;
using Windtunnel.Kernel.Stations;

namespace Windtunnel.Kernel.Programs;

/// <content>The laws that every run is held to when it ends, whatever it simulated.</content>
public sealed partial class Execution
{
    private void CheckInvariants()
    {
        CheckConservation();
        foreach (InstanceState instance in _instances)
        {
            instance.Present.Add(_now, 0);
            instance.Busy.Add(_now, 0);
            instance.Admitted.Add(_now, 0);
            instance.Held.Add(_now, 0);
        }

        CheckCores();
        CheckSlots();
        CheckFlights();
        if (_inUse == 0 && (_sides.InUse - _offsets.InUse, _frames.InUse, _joins.InUse, _ledgers.InUse) != (0, 0, 0, 0))
        {
            throw new InvariantViolation(
                $"Nothing is in flight, yet {_sides.InUse} sides, {_frames.InUse} frames, {_joins.InUse} joins and {_ledgers.InUse} ledgers are in use.");
        }

        int behind = _books.Sum(b => b.InUse);
        if (_inUse == 0 && (_writes.InUse, _reads.InUse, behind) != (0, 0, 0))
        {
            throw new InvariantViolation($"Nothing is in flight, yet {_writes.InUse} writes, {_reads.InUse} reads and {behind} keys that differ between replicas are.");
        }
    }

    private void CheckConservation()
    {
        var inFlight = new long[_programs.Length];
        int slots = 0;
        for (int slot = 0; slot < _slotsUsed; slot++)
        {
            Request request = _requests[slot];
            slots += request.State is RequestState.Free or RequestState.Coming ? 0 : 1;
            if (request.State is not (RequestState.Free or RequestState.Coming or RequestState.Zombie or RequestState.Abandoned) && !IsCopy(slot) && !HasReplied(slot))
            {
                inFlight[_steps[request.Pc].Program]++;
            }
        }

        Require(slots == _inUse, $"{slots} slots are taken, {_inUse} were counted.");
        for (int i = 0; i < _programs.Length; i++)
        {
            ProgramState program = _programs[i];
            Require(
                program.InFlight == inFlight[i],
                $"Conservation, {program.Name}: {program.Arrived} arrived, {program.Done} done, {program.Failed} failed, {inFlight[i]} in flight.");
        }
    }

    // Little's law, exactly: the integral of the number present is the time spent by those who left and by those still there.
    private void CheckCores()
    {
        var present = new long[_instances.Length];
        var serving = new long[_instances.Length];
        var time = new long[_instances.Length];
        for (int slot = 0; slot < _slotsUsed; slot++)
        {
            Request request = _requests[slot];
            if (request.State is RequestState.Serving or RequestState.Abandoned)
            {
                serving[request.Link]++;
                present[request.Link]++;
                time[request.Link] += _now - Math.Max(request.Mark, _resetAt);
            }
        }

        foreach (InstanceState instance in _instances)
        {
            int waiting = AddWaiting(instance.Queue, ref time[instance.Index]);
            Require(present[instance.Index] + waiting == instance.Present.Level, $"{instance.Group.Name}: a request at the cores was lost.");
            if (instance.Shared is not null)
            {
                CheckShared(instance, serving[instance.Index]);
            }
            else
            {
                Require(waiting == instance.Queue.Length, $"{instance.Group.Name}: {waiting} requests wait, {instance.Queue.Length} were counted.");
                Require(serving[instance.Index] == instance.Busy.Level, $"{instance.Group.Name}: a busy core serves nobody.");
            }

            Require(instance.Busy.Level <= instance.Cores, $"{instance.Group.Name}: more are served than there are cores.");
            Require(
                instance.Present.AreaAt(_now) == instance.SojournSum + time[instance.Index],
                $"Little's law, {instance.Group.Name}: ∫L dt = {instance.Present.AreaAt(_now)} ns, ΣW = {instance.SojournSum} + {time[instance.Index]} ns.");
        }
    }

    private void CheckSlots()
    {
        var admitted = new long[_instances.Length];
        var time = new long[_instances.Length];
        for (int slot = 0; slot < _slotsUsed; slot++)
        {
            if (_requests[slot].State == RequestState.Free || _requests[slot].Side < 0)
            {
                continue;
            }

            for (int i = _sides[_requests[slot].Side].Frame; i >= 0; i = _frames[i].Below)
            {
                if (_frames[i].Kind == FrameKind.Slot)
                {
                    admitted[_frames[i].Index]++;
                    time[_frames[i].Index] += _now - Math.Max(_frames[i].Since, _resetAt);
                }
            }
        }

        foreach (InstanceState instance in _instances)
        {
            Require(admitted[instance.Index] == instance.Admitted.Level, $"{instance.Group.Name}: a slot was lost.");
            Require(
                instance.Admitted.Level == instance.Held.Level + instance.Admission.Length,
                $"{instance.Group.Name}: {instance.Admitted.Level} entered, {instance.Held.Level} hold a slot, {instance.Admission.Length} wait.");
            Require(instance.Held.Level <= instance.Group.Concurrency, $"{instance.Group.Name}: more slots are held than there are.");
            Require(
                instance.Admitted.AreaAt(_now) == instance.AdmissionSojournSum + time[instance.Index],
                $"Little's law, slots of {instance.Group.Name}: ∫L dt = {instance.Admitted.AreaAt(_now)} ns, ΣW = {instance.AdmissionSojournSum} + {time[instance.Index]} ns.");
        }
    }

    private int AddWaiting(RequestQueue queue, ref long time)
    {
        if (queue.Line is not null)
        {
            return AddWaitingInLine(queue.Line, ref time);
        }

        int count = 0;
        for (int slot = queue.Head; slot >= 0; slot = _requests[slot].Link)
        {
            if (_requests[slot].State != RequestState.Zombie)
            {
                count++;
                time += _now - Math.Max(_requests[slot].Mark, _resetAt);
            }
        }

        return count;
    }

    private void Require(bool isTrue, string law)
    {
        if (!isTrue)
        {
            throw new InvariantViolation($"{law} (at {_now} ns)");
        }
    }
}
