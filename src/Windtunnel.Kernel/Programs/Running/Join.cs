namespace Windtunnel.Kernel.Programs.Running;

/// <summary>A request that waits for others; it outlives that wait until the last of them is over.</summary>
internal struct Join
{
    /// <summary>The request that waits, or −1 once it went on without them: those left are orphans.</summary>
    public int Parent;

    /// <summary>How many are not over.</summary>
    public int Pending;

    /// <summary>How many must still succeed.</summary>
    public int Needed;

    /// <summary>How many may still fail.</summary>
    public int Spare;

    /// <summary>Which attempt of a call this is, from 1.</summary>
    public int Attempt;

    /// <summary>The child that began last, or −1; the others are linked through their sides.</summary>
    public int FirstChild;

    /// <summary>When its children have no time left [ns].</summary>
    public long Deadline;

    /// <summary>How many more than one were sent in this attempt.</summary>
    public int Copies;

    /// <summary>Whether it tries for a circuit breaker.</summary>
    public bool IsTrial;

    /// <summary>What is known of the effect of the call, or −1 where it has none that matters.</summary>
    public int Ledger;

    /// <summary>The last wait between attempts [ns].</summary>
    public long Backoff;
}
