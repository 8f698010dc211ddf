using Windtunnel.Kernel.Chance;

namespace Windtunnel.Kernel.Programs;

/// <summary>What a visit may have beyond its group and service time.</summary>
public sealed record VisitOptions
{
    /// <summary>Time after service during which no core is held, such as a disk or a device of its own [s]. Default none.</summary>
    public Law? ExtraDelay { get; init; }

    /// <summary>The longest a request waits for a core before it fails with <see cref="FailureCause.Timeout"/> [s]. Default without bound.</summary>
    public Law? Patience { get; init; }

    /// <summary>Probability that the visit fails with <see cref="FailureCause.Error"/> after its service; in [0, 1]. Default 0.</summary>
    public double ErrorProbability { get; init; }
}
