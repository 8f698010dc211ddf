namespace Windtunnel.Kernel.Stations.Sharing;

/// <summary>The cores of an instance whose requests do not keep a core from the start of their service to its end.</summary>
/// <remarks>
/// The event set cannot forget an event, so an end that moves to later is left where it is and looked at again when it comes; <see cref="EventAt"/> is
/// the earliest that is pending.
/// </remarks>
internal abstract class SharedCores(int cores)
{
    private long _since;

    /// <summary>When the first of the requests that are worked on will be done, as things stand [ns]; <see cref="long.MaxValue"/> when there is none.</summary>
    public long NextEnd { get; protected set; } = long.MaxValue;

    /// <summary>When the earliest event that is pending for these cores happens [ns]; <see cref="long.MaxValue"/> when there is none.</summary>
    public long EventAt { get; set; } = long.MaxValue;

    /// <summary>Requests at the cores.</summary>
    public abstract int Count { get; }

    public int Busy => Math.Min(Count, Cores);

    /// <summary>Time the cores were busy, all together [ns], modulo 2⁶⁴.</summary>
    public long BusyTime { get; private set; }

    /// <summary>Service that those who left had asked for or, where they were taken away, had got [ns], modulo 2⁶⁴.</summary>
    public long WorkEnded { get; private set; }

    /// <summary>Service that those present have got so far [ns], modulo 2⁶⁴.</summary>
    public abstract long WorkAttained { get; }

    /// <summary>How often a request came or left: each may round what was done by a nanosecond per core.</summary>
    public long Changes { get; private set; }

    protected int Cores { get; } = cores;

    /// <summary>The cores of one instance of a group; nothing where requests keep a core from start to end.</summary>
    public static SharedCores? Of(Group group) => group.Discipline switch
    {
        QueueDiscipline.ProcessorSharing => new ProcessorSharingCores(group.Cores),
        QueueDiscipline.PreemptivePriority => new PreemptiveCores(group.Cores),
        _ => null,
    };

    /// <summary>A request comes.</summary>
    /// <param name="now">When [ns].</param>
    /// <param name="slot">Its slot.</param>
    /// <param name="work">Service it asks for [ns]; ≥ 0.</param>
    /// <param name="priority">Its priority, 0 the most urgent.</param>
    public void Add(long now, int slot, long work, int priority)
    {
        Advance(now);
        Add(new SharedJob { Key = priority, Sequence = Changes, Work = work, Left = work, Slot = slot });
        Plan(now);
    }

    /// <summary>Takes the request that is done at <see cref="NextEnd"/>.</summary>
    public SharedJob Take(long now)
    {
        Advance(now);
        SharedJob job = Take();
        WorkEnded += job.Work;
        Plan(now);
        return job;
    }

    /// <summary>Takes everybody away.</summary>
    public void Clear(long now)
    {
        Advance(now);
        WorkEnded += WorkAttained;
        Forget();
        Plan(now);
    }

    /// <summary>Brings everything up to now.</summary>
    public void Advance(long now)
    {
        long passed = now - _since;
        _since = now;
        BusyTime += passed * Busy;
        if (passed > 0 && Count > 0)
        {
            Work(passed);
        }
    }

    protected abstract void Add(in SharedJob job);

    protected abstract SharedJob Take();

    protected abstract void Forget();

    /// <summary>Time passes with nobody coming or leaving [ns].</summary>
    protected abstract void Work(long passed);

    /// <summary>How long until the first is done, were nobody to come [ns]; somebody is there.</summary>
    protected abstract long Remaining();

    private void Plan(long now)
    {
        Changes++;
        long remaining = Count == 0 ? long.MaxValue : Remaining();
        NextEnd = remaining < Times.SimTime.Max - now ? now + remaining : Count == 0 ? long.MaxValue : Times.SimTime.Max;
    }
}
