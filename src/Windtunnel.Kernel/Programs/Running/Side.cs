namespace Windtunnel.Kernel.Programs.Running;

/// <summary>What only some requests need: a caller, things held, a user, a trace, chance of their own.</summary>
internal struct Side
{
    /// <summary>Added to what the ordinal says of the request's chance: who started it, and how often it has gone back in its program.</summary>
    public ulong Chance;

    /// <summary>The join that waits for this request, or −1.</summary>
    public int Join;

    /// <summary>What it holds, the latest first, or −1.</summary>
    public int Frame;

    /// <summary>The closed source whose user sent it, or −1.</summary>
    public int Source;

    /// <summary>The trace that it writes into, or −1.</summary>
    public int Trace;

    /// <summary>Where it began, or −1 when nobody said.</summary>
    public int Place;

    /// <summary>Changes whenever a timer set for this request must no longer ring, and when the side is given back.</summary>
    public uint Generation;

    /// <summary>When the request arrived that this one came from, through however many queues [ns].</summary>
    public long Origin;

    /// <summary>Whether it is a message that had been worked on before: its work costs and counts for nothing else.</summary>
    public bool IsCopy;

    /// <summary>The next child of its join, or −1.</summary>
    public int NextChild;

    /// <summary>The child of its join before it, or −1.</summary>
    public int PreviousChild;

    /// <summary>When nobody waits for it any more [ns].</summary>
    public long Deadline;

    /// <summary>Whether its caller gave it up, so that nothing further is to be begun for it.</summary>
    public bool IsGivenUp;

    /// <summary>Whether it has answered, and only its second phase is left.</summary>
    public bool HasReplied;

    /// <summary>How often it was given out again.</summary>
    public int Redeliveries;

    /// <summary>Says of <see cref="Items"/> that a job has none to work for.</summary>
    public const int NoItems = -1;

    /// <summary>For how many requests it does the work; 0 where it is no batch.</summary>
    public int Items;

    /// <summary>The queue it has not reached yet, or −1.</summary>
    public int OnTheWayTo;

    /// <summary>Tells the present time allowed for its work from others.</summary>
    public int Delivery;
}
