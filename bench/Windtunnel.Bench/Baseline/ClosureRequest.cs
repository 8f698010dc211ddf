namespace Windtunnel.Bench.Baseline;

/// <summary>A request in flight.</summary>
internal sealed class ClosureRequest(long arrived)
{
    public long Arrived { get; } = arrived;

    public long ServiceStarted { get; set; }
}
