namespace Windtunnel.Kernel.Programs.Running;

/// <summary>Something that a request holds: a slot, a row lock, a key it fetches or its place in a loop.</summary>
internal struct Frame
{
    public FrameKind Kind;

    /// <summary>The instance, the row, the flight, how often the loop is still to be done, or the record of the read or write.</summary>
    public int Index;

    /// <summary>The data of the row, the cache of the flight, the instance that makes a copy, or whom of a batch a turn of a loop is for.</summary>
    public int Data;

    /// <summary>The frame below, or −1.</summary>
    public int Below;

    /// <summary>When the request began to wait for it [ns].</summary>
    public long Since;
}

internal enum FrameKind
{
    Slot,
    Lock,
    Loop,

    /// <summary>A key that the request fetches into a cache, or waits for until another has.</summary>
    Flight,

    /// <summary>A way to an instance elsewhere: the instance; as data, where the caller is; as since, how often the message was lost.</summary>
    Trip,

    /// <summary>The link, from · places + to, that a stranded request waits for.</summary>
    Link,

    /// <summary>A place in the queue for a core, noted only where the request may run out of patience.</summary>
    Place,

    /// <summary>A batch that the request works for; as index, which.</summary>
    Batch,

    /// <summary>A batch that the request is one of: as index, the instance; as data, which.</summary>
    Member,

    /// <summary>What the run of a job has taken on: as index, the step; as data, how many; as since, since when it had gathered.</summary>
    Collected,

    /// <summary>A read of a key that some replica lacks a write of.</summary>
    Read,

    /// <summary>A write that some replica lacks, held by the request that writes and by those that copy.</summary>
    Write,
}
