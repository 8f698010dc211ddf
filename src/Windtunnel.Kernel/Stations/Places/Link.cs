using Windtunnel.Kernel.Chance;

namespace Windtunnel.Kernel.Stations.Places;

/// <summary>The way from one place to another, one direction, as laid out before a run.</summary>
/// <remarks>
/// A message first waits for the bandwidth, first come first served, then takes the one-way time. A lost one is sent again by the sender's transport,
/// so that loss is time and not failure: docs/theory/places.md.
/// </remarks>
public sealed class Link
{
    internal Link(Place from, Place to, Law oneWay) => (From, To, OneWay) = (from, to, oneWay);

    /// <summary>Where it begins.</summary>
    public Place From { get; }

    /// <summary>Where it ends.</summary>
    public Place To { get; }

    /// <summary>The law of the time of one crossing [s].</summary>
    public Law OneWay { get; }

    /// <summary>What it carries, all messages together [B/s]; &gt; 0. Default without bound.</summary>
    public double BytesPerSecond { get; set; } = double.PositiveInfinity;

    /// <summary>Share of the messages that are lost and sent again; in [0, 1). Default 0.</summary>
    public double Loss { get; set; }

    /// <summary>Mean length of the bursts that losses come in [s]; ≥ 0. Default 0: each message is lost or not on its own.</summary>
    public double LossBurstSeconds { get; set; }

    internal int Index { get; init; }

    internal void Check()
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(BytesPerSecond);
        ArgumentOutOfRangeException.ThrowIfNegative(LossBurstSeconds);
        if (!(Loss is >= 0 and < 1))
        {
            throw new ArgumentException($"The link from {From.Name} to {To.Name} loses {Loss} of its messages; it must be at least 0 and below 1.");
        }
    }
}
