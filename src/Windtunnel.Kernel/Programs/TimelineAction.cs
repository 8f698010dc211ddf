using Windtunnel.Kernel.Stations;
using Windtunnel.Kernel.Stations.Caches;

namespace Windtunnel.Kernel.Programs;

/// <summary>Something that is done to the system at a moment of the run.</summary>
public sealed class TimelineAction
{
    private TimelineAction(ActionKind kind) => Kind = kind;

    internal ActionKind Kind { get; }

    internal Group? Group { get; private init; }

    internal Cache? Cache { get; private init; }

    internal Source? Source { get; private init; }

    internal int Count { get; private init; }

    internal double Value { get; private init; }

    /// <summary>Kills the first instances of a group that are up; whatever is in them fails.</summary>
    /// <param name="group">The group.</param>
    /// <param name="count">How many; those that are up if there are fewer.</param>
    public static TimelineAction Kill(Group group, int count = 1) => new(ActionKind.Kill) { Group = group, Count = count };

    /// <summary>Brings back the first instances of a group that are down, empty.</summary>
    /// <param name="group">The group.</param>
    /// <param name="count">How many; those that are down if there are fewer.</param>
    public static TimelineAction Restore(Group group, int count = int.MaxValue) => new(ActionKind.Restore) { Group = group, Count = count };

    /// <summary>Multiplies every service that starts from now on.</summary>
    /// <param name="group">The group.</param>
    /// <param name="factor">The factor on the service time as laid out; &gt; 0, 1 to end it.</param>
    /// <param name="count">How many instances, the first ones. Default all.</param>
    public static TimelineAction Slow(Group group, double factor, int count = int.MaxValue) =>
        new(ActionKind.Slow) { Group = group, Value = factor, Count = count };

    /// <summary>Makes visits fail after their service.</summary>
    /// <param name="group">The group.</param>
    /// <param name="probability">Probability of failing; in [0, 1], 0 to end it.</param>
    /// <param name="count">How many instances, the first ones. Default all.</param>
    public static TimelineAction Errors(Group group, double probability, int count = int.MaxValue) =>
        new(ActionKind.Errors) { Group = group, Value = probability, Count = count };

    /// <summary>Empties a cache.</summary>
    /// <param name="cache">The cache.</param>
    public static TimelineAction Flush(Cache cache) => new(ActionKind.Flush) { Cache = cache };

    /// <summary>Multiplies the rate of a source.</summary>
    /// <param name="factor">The factor on the rate as laid out; ≥ 0, 1 to end it.</param>
    /// <param name="source">The source. Default every open source but traces.</param>
    public static TimelineAction Traffic(double factor, Source? source = null) => new(ActionKind.Traffic) { Source = source, Value = factor };

    /// <summary>Gives out no more slots of a group; those held stay held.</summary>
    /// <param name="group">The group.</param>
    public static TimelineAction StopConsumers(Group group) => new(ActionKind.StopConsumers) { Group = group };

    /// <summary>Gives out slots again.</summary>
    /// <param name="group">The group.</param>
    public static TimelineAction StartConsumers(Group group) => new(ActionKind.StartConsumers) { Group = group };
}
