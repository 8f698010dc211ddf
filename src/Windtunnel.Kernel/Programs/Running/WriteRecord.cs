using Windtunnel.Kernel.Stations.Replicas;

namespace Windtunnel.Kernel.Programs.Running;

/// <summary>A write on its way to the replicas; it outlives the request that began it until the last copy is made or given up.</summary>
internal struct WriteRecord
{
    public ReplicaBook Book;

    /// <summary>The key's entry in the book.</summary>
    public int Entry;
    public long Version;

    /// <summary>The request and the copies that are not over.</summary>
    public int Pending;

    /// <summary>Copies that were made.</summary>
    public int Made;

    /// <summary>The instance that sends the copies and takes with it those not sent when it dies, or −1.</summary>
    public int Sender;
    public bool IsAcknowledged;

    /// <summary>Whether the sender died before every copy was sent.</summary>
    public bool IsCut;
}
