namespace Windtunnel.Kernel.Programs.Running;

/// <summary>A read of a key that some replica lacks a write of.</summary>
internal struct ReadRecord
{
    /// <summary>The last version acknowledged when it began.</summary>
    public long Acknowledged;

    /// <summary>The newest version that any replica asked had, and since when that one had lacked a write [ns]; −1 when it lacked none.</summary>
    public long Seen;
    public long BehindSince;
}
