using Windtunnel.Components;
using Windtunnel.Kernel.Stations;
using Windtunnel.Kernel.Stations.Overload;

namespace Windtunnel.Simulation.Layout;

/// <summary>Says for each priority when a component sheds.</summary>
/// <remarks>
/// What is written holds for a request of usual priority, 5. One of priority p is turned away while less than p/5 of the usual share of the cores idles, or when it would wait
/// longer than (10 − p)/5 of the usual wait: steps small enough that an overload is met by shedding one priority after the other.
/// </remarks>
internal static class Sheds
{
    private const double Usual = Designs.Flow.PriorityDefault;

    public static Shedding Of(Shed shed)
    {
        var priorities = Enumerable.Range(0, Group.PriorityMax + 1);
        return shed.BusyShare is { } busy
            ? Shedding.ByBusyShare([.. priorities.Select(p => 1 - Math.Min(1, (1 - busy) * p / Usual))])
            : Shedding.ByWait([.. priorities.Select(p => shed.WaitSeconds!.Value * Math.Max(0, 2 * Usual - p) / Usual)]);
    }
}
