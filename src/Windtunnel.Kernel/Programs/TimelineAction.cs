using Windtunnel.Kernel.Stations;
using Windtunnel.Kernel.Stations.Caches;
using Windtunnel.Kernel.Stations.Places;

namespace Windtunnel.Kernel.Programs;

/// <summary>Something that is done to the system at a moment of the run, or for a while.</summary>
/// <remarks>What overlaps composes: factors multiply, delays add up, failures are independent, and what ends leaves the others as they are.</remarks>
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

    internal Canary? Version { get; private init; }

    /// <summary>Kills the first instances of a group that are up; whatever is in them fails. Of a log it kills consumers. They come back empty when it ends.</summary>
    /// <param name="group">The group.</param>
    /// <param name="count">How many; when fewer are up, those that are down already stay so until this ends, too.</param>
    public static TimelineAction Kill(Group group, int count = 1) => new(ActionKind.Kill) { Group = group, Count = count };

    /// <summary>Lets instances take requests and answer none until it ends; then they answer all they have finished meanwhile.</summary>
    /// <param name="group">The group.</param>
    /// <param name="count">How many instances, the first ones. Default all.</param>
    public static TimelineAction Hang(Group group, int count = int.MaxValue) => new(ActionKind.Hang) { Group = group, Count = count };

    /// <summary>Kills certain instances of a group; whatever is in them fails. They come back empty when it ends.</summary>
    /// <param name="group">The group.</param>
    /// <param name="instances">Which, counted in the group.</param>
    public static TimelineAction KillThese(Group group, params int[] instances) => new(ActionKind.Kill) { Group = group, Instances = [.. instances] };

    /// <summary>Gives certain instances no more requests until it ends; they finish what they have, as before a restart.</summary>
    /// <param name="group">The group.</param>
    /// <param name="instances">Which, counted in the group.</param>
    public static TimelineAction Drain(Group group, params int[] instances) => new(ActionKind.Drain) { Group = group, Instances = [.. instances] };

    /// <summary>Lets a share of the visits of a group be done by another version of it, on the same cores.</summary>
    /// <param name="group">The group.</param>
    /// <param name="share">The share; in [0, 1].</param>
    /// <param name="factor">How many times as long its service takes; &gt; 0.</param>
    /// <param name="errors">Probability that it fails after its service; in [0, 1].</param>
    public static TimelineAction Canary(Group group, double share, double factor, double errors) =>
        new(ActionKind.Canary) { Group = group, Version = new Canary(share, factor, errors), Count = int.MaxValue };

    /// <summary>Lets routing learn which instances of a group are up and answer; until then it goes on as before.</summary>
    /// <param name="group">The group; its <see cref="Group.DetectionSeconds"/> are +∞ where routing learns in no other way.</param>
    public static TimelineAction LearnHealth(Group group) => new(ActionKind.LearnHealth) { Group = group };

    /// <summary>Lets callers learn in which places of a group some instance is up; until then they go on as before.</summary>
    /// <param name="group">The group; it has a placement.</param>
    public static TimelineAction LearnPlaces(Group group) => new(ActionKind.LearnPlaces) { Group = group };

    /// <summary>Fills the disks of a group: steps that <see cref="ProgramBuilder.NeedRoom"/> fail.</summary>
    /// <param name="group">The group.</param>
    public static TimelineAction Fill(Group group) => new(ActionKind.Fill) { Group = group, Count = int.MaxValue };

    /// <summary>Ends the failover of the shards whose first instance has died by a moment: the next that is up takes its place.</summary>
    /// <param name="group">The group; its own <see cref="Group.FailoverSeconds"/> should then be endless.</param>
    /// <param name="diedBySeconds">The moment, on the clock of the run [s]; ≥ 0.</param>
    public static TimelineAction Elect(Group group, double diedBySeconds) => new(ActionKind.Elect) { Group = group, Value = diedBySeconds };

    /// <summary>Cuts a link: what is sent over it from now on waits until it is whole again.</summary>
    /// <param name="link">The link, one direction.</param>
    public static TimelineAction Cut(Link link) => new(ActionKind.Cut) { Link = link };

    /// <summary>Makes a link lose a share of its messages, whatever else it loses; they are sent again.</summary>
    /// <param name="link">The link, one direction.</param>
    /// <param name="share">The share; in [0, 1).</param>
    public static TimelineAction Lose(Link link, double share) => new(ActionKind.Lose) { Link = link, Value = share };

    /// <summary>Makes every crossing of a link take longer.</summary>
    /// <param name="link">The link, one direction.</param>
    /// <param name="seconds">By how much [s]; ≥ 0.</param>
    public static TimelineAction Detour(Link link, double seconds) => new(ActionKind.Detour) { Link = link, Value = seconds };

    /// <summary>Multiplies every service that starts from now on.</summary>
    /// <param name="group">The group.</param>
    /// <param name="factor">The factor on the service time; &gt; 0.</param>
    /// <param name="count">How many instances, the first ones. Default all.</param>
    public static TimelineAction Slow(Group group, double factor, int count = int.MaxValue) =>
        new(ActionKind.Slow) { Group = group, Value = factor, Count = count };

    /// <summary>Lets every answer come later; no core is held meanwhile.</summary>
    /// <param name="group">The group.</param>
    /// <param name="seconds">How much later [s]; ≥ 0.</param>
    public static TimelineAction Delay(Group group, double seconds) => new(ActionKind.Delay) { Group = group, Value = seconds, Count = int.MaxValue };

    /// <summary>Loses requests on their way to a group: whoever asks gets no answer for <see cref="Execution.NoAnswerSeconds"/>, or until it gives up.</summary>
    /// <param name="group">The group.</param>
    /// <param name="probability">Probability of losing one; in [0, 1].</param>
    public static TimelineAction Lose(Group group, double probability) =>
        new(ActionKind.Lose) { Group = group, Value = probability, Count = int.MaxValue };

    /// <summary>Makes visits fail after their service, whatever else makes them fail.</summary>
    /// <param name="group">The group.</param>
    /// <param name="probability">Probability of failing; in [0, 1].</param>
    /// <param name="count">How many instances, the first ones. Default all.</param>
    public static TimelineAction Errors(Group group, double probability, int count = int.MaxValue) =>
        new(ActionKind.Errors) { Group = group, Value = probability, Count = count };

    /// <summary>Makes visits answer wrongly, without an error: whatever waits for the answer is wrong, too.</summary>
    /// <param name="group">The group.</param>
    /// <param name="probability">Probability of a wrong answer; in [0, 1].</param>
    /// <param name="count">How many instances, the first ones. Default all.</param>
    public static TimelineAction Corrupt(Group group, double probability, int count = int.MaxValue) =>
        new(ActionKind.Corrupt) { Group = group, Value = probability, Count = count };

    /// <summary>Empties a cache.</summary>
    /// <param name="cache">The cache.</param>
    public static TimelineAction Flush(Cache cache) => new(ActionKind.Flush) { Cache = cache };

    /// <summary>Multiplies the rate of a source.</summary>
    /// <param name="factor">The factor on the rate; ≥ 0.</param>
    /// <param name="source">The source. Default every open source but traces.</param>
    public static TimelineAction Traffic(double factor, Source? source = null) => new(ActionKind.Traffic) { Source = source, Value = factor };

    /// <summary>Lets requests arrive twice, the second at once and for the same keys.</summary>
    /// <param name="probability">Probability that one does; in [0, 1].</param>
    /// <param name="source">The source. Default every source.</param>
    public static TimelineAction Duplicate(double probability, Source? source = null) => new(ActionKind.Duplicate) { Source = source, Value = probability };

    /// <summary>Gives out no more slots of a group; those held stay held.</summary>
    /// <param name="group">The group.</param>
    public static TimelineAction StopConsumers(Group group) => new(ActionKind.StopConsumers) { Group = group, Count = int.MaxValue };
}
