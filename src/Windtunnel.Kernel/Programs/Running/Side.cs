using Windtunnel.Kernel.Times;

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

    /// <summary>The next child of its join, or −1.</summary>
    public int NextChild;

    /// <summary>The child of its join before it, or −1.</summary>
    public int PreviousChild;

    /// <summary>When nobody waits for it any more [ns].</summary>
    public long Deadline;

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

    /// <summary>Whether it is a message that had been worked on before: its work costs and counts for nothing else.</summary>
    public bool IsCopy;

    /// <summary>Whether its caller gave it up, so that nothing further is to be begun for it.</summary>
    public bool IsGivenUp;

    /// <summary>Whether its answer will be wrong.</summary>
    public bool IsWrong;

    /// <summary>Whether it has answered, and only its second phase is left.</summary>
    public bool HasReplied;

    /// <summary>Whom its end concerns.</summary>
    public readonly Ties Ties => new(Source, Join, NextChild, PreviousChild);

    /// <summary>Begins without anything: all but the generation, which tells this use of the record from the one before.</summary>
    /// <param name="origin">See <see cref="Origin"/>.</param>
    public void Begin(long origin) => this = new Side
    {
        Join = -1,
        Frame = -1,
        Source = -1,
        Trace = -1,
        Place = -1,
        OnTheWayTo = -1,
        NextChild = -1,
        PreviousChild = -1,
        Deadline = SimTime.Max,
        Generation = Generation,
        Origin = origin,
    };
}

/// <summary>Whom the end of a request concerns.</summary>
/// <param name="Source">See <see cref="Side.Source"/>.</param>
/// <param name="Join">See <see cref="Side.Join"/>.</param>
/// <param name="NextChild">See <see cref="Side.NextChild"/>.</param>
/// <param name="PreviousChild">See <see cref="Side.PreviousChild"/>.</param>
internal readonly record struct Ties(int Source, int Join, int NextChild, int PreviousChild);
