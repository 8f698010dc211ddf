using System.Collections.Immutable;
using Windtunnel.Language;
using Windtunnel.Units;

namespace Windtunnel.Components.Stores;

/// <summary>The keys of a store that keeps several copies: who answers, who follows, and how soon.</summary>
public sealed class ReplicationKeys
{
    private ReplicationKeys(Key<Replicating> style, Key<Acknowledging> acknowledge, Key<ReadingFrom> readFrom, Key<Quantity> failover) =>
        (Style, Acknowledge, ReadFrom, Failover) = (style, acknowledge, readFrom, failover);

    public Key<Replicating> Style { get; }

    public Key<Acknowledging> Acknowledge { get; }

    public Key<ReadingFrom> ReadFrom { get; }

    public Key<Distribution> Lag { get; } = Keys.Distribution("lag", Dimension.Duration, "With a leader that answers alone: time before a follower begins to apply what the primary has written.")
        .Default("exp 20 ms", "planning value: Aurora replicas usually lag much less than 100 ms (AWS documentation)").Like("exp 50 ms");

    public Key<Quantity> Failover { get; }

    public Key<Quantity> ReadQuorum { get; } = Keys.Quantity("read quorum", Dimension.Number, "With a quorum: replicas a read asks, waiting for all of them; the read time is that of each.")
        .WholeFrom(1).Inferred("one replica, the read time its answer's").Like("2");

    public Key<Quantity> WriteQuorum { get; } = Keys.Quantity("write quorum", Dimension.Number, "With a quorum: replicas that must have a write before it is answered, all of them asked; the write time is that of each.")
        .WholeFrom(1).Inferred("one replica, the write time its answer's; the others follow at once").Like("2");

    /// <summary>In the order the reference lists them.</summary>
    public ImmutableArray<Key> All => [Style, Acknowledge, ReadFrom, Lag, Failover, ReadQuorum, WriteQuorum];

    /// <summary>The keys of one kind of store, with its own defaults, each with who says so.</summary>
    internal static ReplicationKeys Of(
        (string Text, string Source) style, (string Text, string Source) acknowledge, (string Text, string Source) readFrom, (string Text, string Source) failover) => new(
            Keys.Choice<Replicating>("replication", "Who answers for a write: a leader that the other replicas follow, or as many replicas as are asked for.")
                .Default(style.Text, style.Source).Like("quorum"),
            Keys.Choice<Acknowledging>("acknowledge", "With a leader: which replicas must have a write before it is answered; what only a primary that dies had is lost.")
                .Default(acknowledge.Text, acknowledge.Source).Like("majority"),
            Keys.Choice<ReadingFrom>("read from", "With a leader: which replicas answer reads; a follower may not have the last write yet.")
                .Default(readFrom.Text, readFrom.Source).Like("primary"),
            Keys.Quantity("failover", Dimension.Duration, "With a leader: how long nobody takes writes after the primary has died, until a follower does.").AtLeast(0)
                .Default(failover.Text, failover.Source).Like("30 s"));

    /// <summary>Whether the replicas of a component follow a leader.</summary>
    internal bool HasLeader(Component component) => component.Settings.Get(Style).Value == Replicating.Leader;

    /// <summary>Whether a key decides anything: none does of a single copy, and those of a leader none of a quorum.</summary>
    internal bool Concerns(Component component, Key key) =>
        !All.Contains(key) || (component.Plan.Replicas > 1
            && (key == Style || HasLeader(component) != (key == ReadQuorum || key == WriteQuorum))
            && (key != Lag || component.Settings.Get(Acknowledge).Value == Acknowledging.Primary));

    internal ReplicaPlan Plan(Component component, int replicas)
    {
        if (replicas == 1)
        {
            return ReplicaPlan.AtOnce;
        }

        if (!HasLeader(component))
        {
            return new ReplicaPlan(component.FindCount(WriteQuorum) ?? 0, component.FindCount(ReadQuorum) ?? 0);
        }

        var acknowledge = component.Settings.Get(Acknowledge).Value;
        var lag = component.Settings.Get(Lag).Value;
        return new ReplicaPlan(
            acknowledge switch { Acknowledging.Majority => (replicas / 2) + 1, Acknowledging.All => replicas, _ => 0 },
            ReadsAtFirst: component.Settings.Get(ReadFrom).Value == ReadingFrom.Primary,
            Lag: acknowledge == Acknowledging.Primary && lag.Mean > 0 ? lag : null,
            FailoverSeconds: component.Number(Failover));
    }
}
