using Windtunnel.Units;

namespace Windtunnel.Components;

/// <summary>The time one operation takes at an idle component, split into what holds a server and what does not.</summary>
/// <param name="Busy">Holds one server [s]; null when none is held.</param>
/// <param name="Delay">Is seen by the caller but holds nothing: network, kernel queues, waiting for a disk [s]; null for none.</param>
public sealed record Timing(Distribution? Busy, Distribution? Delay)
{
    /// <summary>Is flushed to a log before it counts, one flush of a shard at a time [s]; null for none.</summary>
    public Distribution? Flush { get; init; }

    /// <summary>Mean time at an idle component [s].</summary>
    public double Mean => (Busy?.Mean ?? 0) + (Delay?.Mean ?? 0) + (Flush?.Mean ?? 0);

    /// <summary>The time below which the operation never is [s].</summary>
    public double Minimum => (Busy?.Minimum ?? 0) + (Delay?.Minimum ?? 0) + (Flush?.Minimum ?? 0);

    /// <summary>All of it holds a server.</summary>
    public static Timing AllBusy(Distribution time) => new(time, null);

    /// <summary>The same with what holds a server taking longer.</summary>
    /// <param name="factor">How many times as long; &gt; 0.</param>
    public Timing Stretched(double factor) => factor == 1 || Busy is null ? this : this with { Busy = Busy.Scale(factor) };

    /// <summary>None of it holds a server.</summary>
    public static Timing AllDelay(Distribution time) => new(null, time);

    /// <summary>
    /// Splits a time seen at an idle component into the share that holds a server, known from its capacity, and the rest.
    /// The share that holds a server is exponential with mean 1/capacity; the rest keeps the shape of <paramref name="seen"/>.
    /// Where the capacity allows less than 1/time, all of it holds a server, stretched to 1/capacity.
    /// </summary>
    /// <param name="seen">Time seen by the caller when nothing waits [s].</param>
    /// <param name="capacityPerServer">Operations per second of one server at 100 %; &gt; 0.</param>
    public static Timing FromCapacity(Distribution seen, double capacityPerServer)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(capacityPerServer);
        var busySeconds = 1 / capacityPerServer;
        if (busySeconds >= seen.Mean)
        {
            // A capacity below 1/time contradicts the time; the capacity wins, because a bottleneck hidden is worse than a time too long.
            return AllBusy(seen.Mean > 0 ? seen.Scale(busySeconds / seen.Mean) : Distribution.ExponentialOf(busySeconds));
        }

        var busy = Distribution.ExponentialOf(busySeconds);
        return new Timing(busy, seen.Scale((seen.Mean - busySeconds) / seen.Mean));
    }
}
