using System.Collections.Immutable;

namespace Windtunnel.Simulation.Results;

/// <summary>How many instances a component that scales had.</summary>
/// <param name="Serving">Instances that got requests, on average.</param>
/// <param name="Paid">The same with those that were starting: what is paid for.</param>
/// <param name="Most">The most it may have.</param>
public sealed record FleetResult(Measured Serving, Measured Paid, int Most)
{
    /// <summary>Per replication what was there when measuring began and every change after that. Shape: [replication, change].</summary>
    public ImmutableArray<ImmutableArray<FleetChange>> Changes { get; init; } = [];
}

/// <summary>A moment at which the number of instances changed.</summary>
/// <param name="Seconds">When, from the beginning of the measured time [s].</param>
/// <param name="Wanted">Instances there are to be from then on, those that start included.</param>
/// <param name="Serving">Instances that get requests from then on.</param>
public sealed record FleetChange(double Seconds, int Wanted, int Serving);
