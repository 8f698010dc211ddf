using Windtunnel.Kernel.Programs.Running;
using Windtunnel.Kernel.Stations;
using Windtunnel.Kernel.Times;

namespace Windtunnel.Kernel.Programs;

/// <content>Work that nobody waits for any more: dropped when its turn comes, or stopped at once.</content>
public sealed partial class Execution
{
    private void BeChildOf(int join, int child, int side)
    {
        int next = _joins[join].FirstChild;
        _joins[join].FirstChild = child;
        _sides[side].NextChild = next;
        _sides[side].Deadline = _joins[join].Deadline;
        if (next >= 0)
        {
            _sides[_requests[next].Side].PreviousChild = child;
        }
    }

    private void BeChildNoMore(Ties child)
    {
        if (child.PreviousChild >= 0)
        {
            _sides[_requests[child.PreviousChild].Side].NextChild = child.NextChild;
        }
        else
        {
            _joins[child.Join].FirstChild = child.NextChild;
        }

        if (child.NextChild >= 0)
        {
            _sides[_requests[child.NextChild].Side].PreviousChild = child.PreviousChild;
        }
    }

    private long DeadlineOf(int slot) => _requests[slot].Side >= 0 ? _sides[_requests[slot].Side].Deadline : SimTime.Max;

    private void GiveUpChildren(int join, Cancellation cancellation)
    {
        if (cancellation == Cancellation.BeforeStart)
        {
            for (int child = _joins[join].FirstChild; child >= 0; child = _sides[_requests[child].Side].NextChild)
            {
                _sides[_requests[child].Side].IsGivenUp = true;
            }

            return;
        }

        // Whoever ends leaves the list, and may take others along.
        for (int child = _joins[join].FirstChild; child >= 0; child = _joins[join].FirstChild)
        {
            Cancel(child);
        }
    }

    private void Cancel(int slot)
    {
        if (_requests[slot].State == RequestState.Serving && _instances[_requests[slot].Link].Shared is null)
        {
            StopService(slot);
        }

        Fail(slot, FailureCause.Cancelled);
    }

    private void StopService(int slot)
    {
        ref Request request = ref _requests[slot];
        InstanceState instance = _instances[request.Link];
        LeaveCores(instance, request.Mark);
        request.State = RequestState.Delayed;
        ServeNext(instance);
    }

    /// <summary>Whether nobody waits for what a request would begin now, and why.</summary>
    private bool IsPointless(int slot, out FailureCause cause)
    {
        cause = FailureCause.DeadlinePassed;
        if (DeadlineOf(slot) - _now <= _steps[_requests[slot].Pc].Foresight)
        {
            return true;
        }

        cause = FailureCause.Cancelled;
        while (slot >= 0 && _requests[slot].Side >= 0)
        {
            ref Side side = ref _sides[_requests[slot].Side];
            if (side.IsGivenUp)
            {
                return true;
            }

            slot = side.Join >= 0 ? _joins[side.Join].Parent : -1;
        }

        return false;
    }

    /// <summary>Lets requests at the head of a queue go on without a core when nobody waits for them, or the queue drops them: they fail where they would begin.</summary>
    /// <param name="instance">Whose queue.</param>
    /// <param name="slot">Who came out of it.</param>
    /// <returns>The first that is worth a core; −1 when there is none.</returns>
    /// <remarks>They fail at their turn and not here, where a failure could reach whoever is just giving the core back.</remarks>
    private int SkipPointless(InstanceState instance, int slot)
    {
        while (slot >= 0 && _steps[_requests[slot].Pc].MayBePointless)
        {
            bool isPointless = IsPointless(slot, out _);
            if (!isPointless && !IsDropped(slot, instance.Queue))
            {
                return slot;
            }

            LeaveCores(instance, _requests[slot].Mark);
            if (_steps[_requests[slot].Pc].NotesPlace)
            {
                ForgetPlace(slot);
            }

            if (isPointless)
            {
                MakeReady(slot, _requests[slot].Pc);
            }
            else
            {
                Drop(slot, instance);
            }

            slot = Dequeue(ref instance.Queue);
        }

        return slot;
    }
}
