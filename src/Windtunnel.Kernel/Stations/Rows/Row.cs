namespace Windtunnel.Kernel.Stations.Rows;

/// <summary>One contended row.</summary>
internal struct Row
{
    /// <summary>The request that holds the lock, or −1.</summary>
    public int Holder;
    public RequestQueue Waiters;
    public long Version;
    public long Value;
    public long Sold;
}
