using Windtunnel.Kernel.Stations;
using Windtunnel.Kernel.Stations.Overload;

namespace Windtunnel.Components;

/// <summary>When a component turns requests away although it could queue them.</summary>
/// <param name="BusyShare">Share of its cores that is busy, above which it does; in (0, 1); null where the wait decides.</param>
/// <param name="WaitSeconds">Expected wait above which it does [s]; &gt; 0; null where the busy share decides.</param>
/// <remarks>
/// Both hold for a request of usual priority, 5. One of priority p is turned away while less than p/5 of the usual share of the cores idles, or when it would wait
/// longer than (10 − p)/5 of the usual wait: steps small enough that an overload is met by shedding one priority after the other.
/// </remarks>
public sealed record Shed(double? BusyShare, double? WaitSeconds)
{
    private const double Usual = 5;

    /// <summary>The same for the kernel.</summary>
    internal Shedding ToKernel()
    {
        var priorities = Enumerable.Range(0, Group.PriorityMax + 1);
        return BusyShare is { } busy
            ? Shedding.ByBusyShare([.. priorities.Select(p => 1 - Math.Min(1, (1 - busy) * p / Usual))])
            : Shedding.ByWait([.. priorities.Select(p => WaitSeconds!.Value * Math.Max(0, 2 * Usual - p) / Usual)]);
    }
}
