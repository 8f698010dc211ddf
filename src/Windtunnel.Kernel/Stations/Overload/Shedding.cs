namespace Windtunnel.Kernel.Stations.Overload;

/// <summary>When an instance turns requests away although it could queue them, the least urgent first.</summary>
public sealed record Shedding
{
    private Shedding(bool isByWait, IReadOnlyList<double> thresholds)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(thresholds.Count, Group.PriorityMax + 1, nameof(thresholds));
        (IsByWait, Thresholds) = (isByWait, [.. thresholds]);
    }

    /// <summary>Whether the expected wait decides, and not the share of the cores that are busy.</summary>
    public bool IsByWait { get; }

    /// <summary>Above which a request is turned away; [priority]: a share, or seconds.</summary>
    internal double[] Thresholds { get; }

    /// <summary>By the share of its cores that have been busy, those long ago weighing less: an exponential mean over <see cref="Shedder.MemorySeconds"/>.</summary>
    /// <param name="above">The share above which a request is turned away; [priority], <see cref="Group.PriorityMax"/> + 1 of them.</param>
    public static Shedding ByBusyShare(IReadOnlyList<double> above) => new(false, above);

    /// <summary>By the wait that a request which comes now has to expect: those before it and itself, times how long they take of late, over the cores (slots, where those are limited).</summary>
    /// <param name="aboveSeconds">The wait above which a request is turned away [s]; [priority], <see cref="Group.PriorityMax"/> + 1 of them.</param>
    public static Shedding ByWait(IReadOnlyList<double> aboveSeconds) => new(true, aboveSeconds);
}
