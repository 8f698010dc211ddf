using Windtunnel.Kernel.Programs.Running;
using Windtunnel.Kernel.Stations.Caches;

namespace Windtunnel.Kernel.Programs;

/// <content>Gets of caches, and requests that miss a key which another one is already fetching.</content>
public sealed partial class Execution
{
    /// <summary>The flight of a leader who waits for nobody: it asked again for what it is fetching itself.</summary>
    private const int OwnFlight = -1;

    private int CacheGet(int slot, int pc, StepState step, ref int backwardJumps)
    {
        long key = KeyOf(slot, step);
        CacheState cache = CopyOf(slot, step);
        if (cache.Get(key, _now, DrawOf(in _requests[slot], step.Seed)))
        {
            return JumpTo(slot, step.Targets[0], pc, ref backwardJumps);
        }

        if (step.Targets.Length == 1)
        {
            return pc + 1;
        }

        key = cache.FlightOf(key);
        int flight = cache.Flights.Find(key);
        if (flight < 0 || IsLedBy(slot, cache.Flights[flight].Leader))
        {
            PushFrame(slot, FrameKind.Flight, flight < 0 ? cache.Flights.Open(key, slot) : OwnFlight, _now, cache.Index);
            return pc + 1;
        }

        cache.Shared++;
        PushFrame(slot, FrameKind.Flight, flight, _now, cache.Index);
        ref Request request = ref _requests[slot];
        request.State = RequestState.Sharing;
        request.Mark = _now;
        Enqueue(ref cache.Flights[flight].Waiters, slot);
        return -1;
    }

    private void CacheSet(int slot, StepState step)
    {
        long key = KeyOf(slot, step);
        CopyOf(slot, step).Set(key, _now);
    }

    /// <summary>The cache of a step, with the copy chosen that this request comes to, where there are several.</summary>
    private CacheState CopyOf(int slot, StepState step)
    {
        CacheState cache = step.Cache!;
        if (cache.HasCopies)
        {
            cache.Choose(DrawOf(in _requests[slot], cache.CopySeed));
        }

        return cache;
    }

    private bool IsLedBy(int slot, int leader)
    {
        while (slot >= 0 && slot != leader)
        {
            int side = _requests[slot].Side;
            slot = side >= 0 && _sides[side].Join >= 0 ? _joins[_sides[side].Join].Parent : -1;
        }

        return slot == leader;
    }

    private int Land(int slot, StepState step)
    {
        ReleaseLatest(slot, FrameKind.Flight);
        return step.Targets[0];
    }

    /// <summary>Gives everybody who waits for a key the answer, which may be that it could not be had.</summary>
    private void EndFlight(int slot, Frame frame, FailureCause cause)
    {
        if (frame.Index == OwnFlight)
        {
            return;
        }

        FlightTable flights = _caches[frame.Data].Flights;
        Require(flights[frame.Index].Leader == slot, $"Request {slot} ends a flight that request {flights[frame.Index].Leader} leads.");
        for (int waiter = Dequeue(ref flights[frame.Index].Waiters); waiter >= 0; waiter = Dequeue(ref flights[frame.Index].Waiters))
        {
            ref Request request = ref _requests[waiter];
            StepState step = _steps[request.Pc];
            long wait = _now - request.Mark;
            PopFrame(request.Side);
            step.Visits++;
            step.WaitSum += wait;
            NoteHop(waiter, request.Pc, wait, 0);
            MakeReady(waiter, step.Targets[cause == FailureCause.None ? 1 : 2]);
            _requests[waiter].Link = (int)cause;
        }

        flights.Close(frame.Index);
    }

    private void CheckFlights()
    {
        var open = new int[_caches.Length];
        var waiting = new int[_caches.Length];
        for (int slot = 0; slot < _slotsUsed; slot++)
        {
            RequestState state = _requests[slot].State;
            if (state == RequestState.Free || _requests[slot].Side < 0)
            {
                continue;
            }

            bool isFirst = true;
            for (int i = _sides[_requests[slot].Side].Frame; i >= 0; i = _frames[i].Below, isFirst = false)
            {
                if (_frames[i].Kind == FrameKind.Flight && _frames[i].Index != OwnFlight)
                {
                    bool isWaiter = isFirst && state == RequestState.Sharing;
                    (isWaiter ? waiting : open)[_frames[i].Data]++;
                }
            }
        }

        for (int i = 0; i < _caches.Length; i++)
        {
            int counted = _caches[i].Flights.Count;
            Require(open[i] == counted, $"{_model.Caches[i].Name}: {counted} keys are being fetched, but {open[i]} requests fetch.");
            Require(waiting[i] == _caches[i].Flights.Waiting, $"{_model.Caches[i].Name}: a request that waits for a key was lost.");
        }
    }
}
