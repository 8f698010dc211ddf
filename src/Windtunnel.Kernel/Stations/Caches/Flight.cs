namespace Windtunnel.Kernel.Stations.Caches;

/// <summary>One key that is being fetched.</summary>
internal struct Flight
{
    public long Key;

    /// <summary>The request that fetches it; while the flight is closed, the next free one.</summary>
    public int Leader;

    /// <summary>Requests that missed the key since.</summary>
    public RequestQueue Waiters;
}
