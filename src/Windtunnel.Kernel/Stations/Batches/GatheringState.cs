using Windtunnel.Kernel.Times;

namespace Windtunnel.Kernel.Stations.Batches;

/// <summary>When those who gather at one instance are to be looked at again.</summary>
internal sealed class GatheringState(Batching batching)
{
    public readonly Batching Batching = batching;

    private readonly long _within = SimTime.FromSeconds(batching.WithinSeconds);

    /// <summary>The next event that looks at them [ns]; the end of time while none is planned.</summary>
    public long EventAt { get; set; } = SimTime.Max;

    /// <summary>When a batch is taken whatever its size, if its first request came at a time [ns].</summary>
    public long DueAt(long since) => _within >= SimTime.Max - since ? SimTime.Max : since + _within;
}
