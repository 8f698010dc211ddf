using Windtunnel.Kernel.Times;

namespace Windtunnel.Kernel.Stations.Batches;

/// <summary>When those who gather at one instance are to be looked at again.</summary>
internal sealed class GatheringState(Batching batching)
{
    public readonly Batching Batching = batching;

    private readonly long _every = SimTime.FromSeconds(batching.EverySeconds);
    private readonly long _within = SimTime.FromSeconds(batching.WithinSeconds);

    /// <summary>The next event that looks at them [ns]; the end of time while none is planned.</summary>
    public long EventAt { get; set; } = SimTime.Max;

    /// <summary>Whether somebody looks only now and then.</summary>
    public bool IsPolled => _every > 0;

    /// <summary>The first time from one on at which somebody looks [ns].</summary>
    public long PollFrom(long now) => now + ((_every - (now % _every)) % _every);

    /// <summary>When a batch is taken whatever its size, if its first request came at a time [ns].</summary>
    public long DueAt(long since) => _within >= SimTime.Max - since ? SimTime.Max : since + _within;
}
