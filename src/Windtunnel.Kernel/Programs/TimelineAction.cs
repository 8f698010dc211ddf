using Windtunnel.Kernel.Stations;
using Windtunnel.Kernel.Stations.Caches;
using Windtunnel.Kernel.Stations.Places;

namespace Windtunnel.Kernel.Programs;

/// <summary>Something that is done to the system at a moment of the run.</summary>
public sealed class TimelineAction
{
    private TimelineAction(ActionKind kind) => Kind = kind;

    internal ActionKind Kind { get; }

    internal Group? Group { get; private init; }

    internal Cache? Cache { get; private init; }

    internal Source? Source { get; private init; }

    internal Link? Link { get; private init; }

    /// <summary>Instances meant, counted in their group.</summary>
    internal int[] Instances { get; private init; } = [];

    internal int Count { get; private init; }

    internal double Value { get; private init; }

    /// <summary>Kills the first instances of a group that are up; whatever is in them fails. Of a log it kills consumers.</summary>
    /// <param name="group">The group.</param>
    /// <param name="count">How many; those that are up if there are fewer.</param>
    public static TimelineAction Kill(Group group, int count = 1) => new(ActionKind.Kill) { Group = group, Count = count };

    /// <summary>Brings back the first instances of a group that are down, empty. Of a log it brings back consumers.</summary>
    /// <param name="group">The group.</param>
    /// <param name="count">How many; those that are down if there are fewer.</param>
    public static TimelineAction Restore(Group group, int count = int.MaxValue) => new(ActionKind.Restore) { Group = group, Count = count };

    /// <summary>Kills certain instances of a group, where they are up; whatever is in them fails.</summary>
    /// <param name="group">The group.</param>
    /// <param name="instances">Which, counted in the group.</param>
    public static TimelineAction KillThese(Group group, params int[] instances) => new(ActionKind.KillThese) { Group = group, Instances = [.. instances] };

    /// <summary>Brings certain instances of a group back, where they are down, empty.</summary>
    /// <param name="group">The group.</param>
    /// <param name="instances">Which, counted in the group.</param>
    public static TimelineAction RestoreThese(Group group, params int[] instances) => new(ActionKind.RestoreThese) { Group = group, Instances = [.. instances] };

    /// <summary>Lets callers learn in which places of a group some instance is up; until then they go on as before.</summary>
    /// <param name="group">The group; it has a placement.</param>
    public static TimelineAction LearnPlaces(Group group) => new(ActionKind.LearnPlaces) { Group = group };

    /// <summary>Cuts a link: what is sent over it from now on waits until it is whole again.</summary>
    /// <param name="link">The link, one direction.</param>
    public static TimelineAction Cut(Link link) => new(ActionKind.Cut) { Link = link };

    /// <summary>Makes a link whole again.</summary>
    /// <param name="link">The link, one direction.</param>
    public static TimelineAction Mend(Link link) => new(ActionKind.Mend) { Link = link };

    /// <summary>Makes a link lose a share of its messages; they are sent again.</summary>
    /// <param name="link">The link, one direction.</param>
    /// <param name="share">The share; in [0, 1).</param>
    public static TimelineAction Lose(Link link, double share) => new(ActionKind.Lose) { Link = link, Value = share };

    /// <summary>Makes every crossing of a link take longer.</summary>
    /// <param name="link">The link, one direction.</param>
    /// <param name="seconds">By how much [s]; ≥ 0, 0 to end it.</param>
    public static TimelineAction Detour(Link link, double seconds) => new(ActionKind.Detour) { Link = link, Value = seconds };

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
