using Windtunnel.Kernel.Programs.Running;
using Windtunnel.Kernel.Stations;
using Windtunnel.Kernel.Stations.Lines;

namespace Windtunnel.Kernel.Programs;

/// <content>Queues in which whoever came first is not simply the next.</content>
public sealed partial class Execution
{
    private void EnqueueInLine(ref RequestQueue queue, int slot)
    {
        ref Request request = ref _requests[slot];
        request.Link = queue.Line!.Instance;
        queue.Line.OccupiedSince = queue.Length == 0 ? _now : queue.Line.OccupiedSince;
        queue.Line.Add(slot, _steps[request.Pc].Priority);
        queue.Note(_now);
        queue.Length++;
    }

    private int DequeueFromLine(ref RequestQueue queue)
    {
        for (int slot = queue.Line!.Take(_now); slot >= 0; slot = queue.Line.Take(_now))
        {
            if (_requests[slot].State != RequestState.Zombie)
            {
                queue.Note(_now);
                queue.Length--;
                return slot;
            }

            queue.Dead--;
            Free(slot);
        }

        return -1;
    }

    private bool IsDropped(int slot, in RequestQueue queue) =>
        queue.Line?.Control is { } control && control.Drops(_now, _now - _requests[slot].Mark, queue.Length);

    /// <summary>Lets a request that has left its queue fail at this moment, but not before whoever is just being attended to is done with.</summary>
    private void Drop(int slot, InstanceState instance)
    {
        instance.Rejected++;
        _requests[slot].State = RequestState.Dropped;
        _ready.Add(slot);
    }

    private void SweepLine(ref RequestQueue queue)
    {
        queue.Dead = 0;
        foreach (SlotDeque deque in queue.Line!.Deques)
        {
            for (int i = deque.Count; i > 0; i--)
            {
                int slot = deque.TakeFirst();
                if (_requests[slot].State == RequestState.Zombie)
                {
                    Free(slot);
                }
                else
                {
                    deque.Add(slot);
                }
            }
        }
    }

    private int AddWaitingInLine(WaitLine line, ref long time)
    {
        int count = 0;
        foreach (SlotDeque deque in line.Deques)
        {
            for (int i = 0; i < deque.Count; i++)
            {
                Request request = _requests[deque[i]];
                if (request.State != RequestState.Zombie)
                {
                    count++;
                    time += _now - Math.Max(request.Mark, _resetAt);
                }
            }
        }

        return count;
    }
}
