namespace Windtunnel.Kernel.Events;

/// <summary>A list of events in the order of their adding, kept in chunks of a <see cref="ChunkPool"/>.</summary>
internal struct ChunkList
{
    /// <summary>Index of the first event; meaningless when empty.</summary>
    public int Head;

    /// <summary>Index behind the last event; the place of a link when the last chunk is full.</summary>
    public int End;

    /// <summary>How many events there are.</summary>
    public int Count;

    /// <summary>A list without a chunk looks like one whose last chunk is full, so that adding needs one test and not two.</summary>
    public static ChunkList Empty => new() { End = ChunkPool.LinkPlace };
}
