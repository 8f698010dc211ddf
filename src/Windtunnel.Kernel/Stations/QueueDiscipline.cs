namespace Windtunnel.Kernel.Stations;

/// <summary>In which order an instance works on the requests it holds.</summary>
public enum QueueDiscipline
{
    /// <summary>First come first served: whoever waits longest is next.</summary>
    FirstInFirstOut,

    /// <summary>Last come first served: whoever came last is next.</summary>
    LastInFirstOut,

    /// <summary>All at once: each request has an equal share of the cores, at most one core. Nobody waits.</summary>
    ProcessorSharing,

    /// <summary>The most urgent is next, of equally urgent ones whoever waits longest; a service that began goes on to its end.</summary>
    Priority,

    /// <summary>The most urgent have the cores; whoever is less urgent is interrupted and goes on later where it was. Slots are not taken back.</summary>
    PreemptivePriority,

    /// <summary>First come first served, but last come first served while a queue has not been empty for 100 ms (Maurer 2015).</summary>
    AdaptiveLastInFirstOut,

    /// <summary>First come first served; while nobody waits less than 5 ms for 100 ms, more and more are dropped when it is their turn (RFC 8289).</summary>
    ControlledDelay,
}
