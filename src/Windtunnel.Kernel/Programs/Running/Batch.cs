using Windtunnel.Kernel.Stations;

namespace Windtunnel.Kernel.Programs.Running;

/// <summary>Requests whose work one request does for all.</summary>
internal struct Batch
{
    /// <summary>Who waits for it.</summary>
    public RequestQueue Members;

    /// <summary>When it was taken [ns].</summary>
    public long Since;
}
