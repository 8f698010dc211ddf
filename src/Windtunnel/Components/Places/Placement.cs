using System.Collections.Immutable;

namespace Windtunnel.Components.Places;

/// <summary>Which of a component's places takes a request.</summary>
public enum PlaceChoice
{
    /// <summary>The nearest to the caller that callers do not know to be down.</summary>
    Nearest,

    /// <summary>The first as written that callers do not know to be down; the others stand by.</summary>
    First,
}

/// <summary>Where the instances of a component stand.</summary>
/// <param name="Places">Names, in order of preference; empty: each is where its caller is.</param>
/// <param name="Choice">Which of them takes a request.</param>
/// <param name="DetectionSeconds">How long callers go on using a place that is down, and shun it after it is back [s]; ≥ 0.</param>
/// <param name="Zones">Zones of each place that the instances are spread over evenly; ≥ 1.</param>
public sealed record Placement(ImmutableArray<string> Places, PlaceChoice Choice, double DetectionSeconds, int Zones)
{
    /// <summary>Where its caller is, in three zones.</summary>
    public static readonly Placement WithCaller = new([], PlaceChoice.Nearest, 0, 3);

    /// <summary>Index into <see cref="Places"/> of an instance: the copies of a shard are spread evenly, those in one place together.</summary>
    /// <param name="replica">Which copy of its shard, from 0.</param>
    /// <param name="replicas">How many copies there are; ≥ 1.</param>
    public int PlaceOf(int replica, int replicas) => Places.Length == 0 ? 0 : (int)((long)replica * Places.Length / replicas);

    /// <summary>The zone of an instance within its place, from 0. Neighbouring shards begin in different zones.</summary>
    /// <param name="shard">The shard, from 0.</param>
    /// <param name="replica">Which copy of it, from 0.</param>
    public int ZoneOf(int shard, int replica) => (shard + replica) % Zones;
}
