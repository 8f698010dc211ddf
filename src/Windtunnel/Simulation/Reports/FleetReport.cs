using System.Collections.Immutable;
using Windtunnel.Kernel.Programs.Results;
using Windtunnel.Simulation.Results;

namespace Windtunnel.Simulation.Reports;

/// <summary>Turns what an autoscaler did into the result of a component.</summary>
internal static class FleetReport
{
    private const double Nanosecond = 1e-9;

    /// <summary>Changes of one run while it was measured, and before them how many there were when that began.</summary>
    public static ImmutableArray<FleetChange> ChangesOf(RunResult run, GroupResult group)
    {
        var changes = group.Changes.Select(c => new FleetChange((c.Time - run.MeasuredFrom) * Nanosecond, c.Wanted, c.Serving)).ToArray();
        var before = changes.LastOrDefault(c => c.Seconds <= 0);
        var first = before is null ? new FleetChange(0, group.InstancesAtStart, group.InstancesAtStart) : before with { Seconds = 0 };
        return [first, .. changes.Where(c => c.Seconds > 0)];
    }
}
