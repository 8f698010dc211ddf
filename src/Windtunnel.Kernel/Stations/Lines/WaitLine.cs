using System.Numerics;
using Windtunnel.Kernel.Times;

namespace Windtunnel.Kernel.Stations.Lines;

/// <summary>The order of requests that wait, where it is not simply that of a <see cref="RequestQueue"/>: one deque for each priority that waits.</summary>
/// <remarks>Requests that gave up stay in it until it is their turn or a sweep, as in a <see cref="RequestQueue"/>.</remarks>
internal sealed class WaitLine
{
    /// <summary>How long a queue must not have been empty to be one that stands [ns] (Maurer 2015; RFC 8289 has the same).</summary>
    private const long StandingAfter = 100 * SimTime.PerMillisecond;

    private readonly QueueDiscipline _discipline;
    private readonly bool _hasPriorities;
    private readonly SlotDeque[] _deques;
    private uint _occupied;

    private WaitLine(int instance, QueueDiscipline discipline)
    {
        (Instance, _discipline) = (instance, discipline);
        Control = _discipline == QueueDiscipline.ControlledDelay ? new DelayControl() : null;
        _hasPriorities = _discipline is QueueDiscipline.Priority or QueueDiscipline.PreemptivePriority;
        _deques = new SlotDeque[_hasPriorities ? Group.PriorityMax + 1 : 1];
        for (int i = 0; i < _deques.Length; i++)
        {
            _deques[i] = new SlotDeque();
        }
    }

    /// <summary>The instance whose line it is.</summary>
    public int Instance { get; }

    /// <summary>Says who is dropped so that the wait gives way; nothing where nobody is.</summary>
    public DelayControl? Control { get; }

    /// <summary>Since when somebody has been waiting all the time [ns].</summary>
    public long OccupiedSince { get; set; }

    /// <summary>The line of an instance; nothing where whoever came first is next.</summary>
    public static WaitLine? Of(int instance, QueueDiscipline discipline) =>
        discipline is QueueDiscipline.FirstInFirstOut or QueueDiscipline.ProcessorSharing ? null : new WaitLine(instance, discipline);

    public void Add(int slot, int priority)
    {
        int level = _hasPriorities ? priority : 0;
        _deques[level].Add(slot);
        _occupied |= 1U << level;
    }

    /// <summary>Takes the next request, even one that gave up; −1 when there is none.</summary>
    /// <param name="now">When [ns].</param>
    public int Take(long now)
    {
        while (_occupied != 0)
        {
            int level = BitOperations.TrailingZeroCount(_occupied);
            SlotDeque deque = _deques[level];
            if (deque.Count > 0)
            {
                return IsNewestFirst(now) ? deque.TakeLast() : deque.TakeFirst();
            }

            // A deque that a sweep emptied is found out here.
            _occupied &= ~(1U << level);
        }

        return -1;
    }

    /// <summary>How many requests are in each deque, those that gave up among them.</summary>
    public ReadOnlySpan<SlotDeque> Deques => _deques;

    private bool IsNewestFirst(long now) => _discipline switch
    {
        QueueDiscipline.LastInFirstOut => true,
        QueueDiscipline.AdaptiveLastInFirstOut => now - OccupiedSince > StandingAfter,
        _ => false,
    };
}
