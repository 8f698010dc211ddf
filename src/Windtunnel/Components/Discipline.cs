namespace Windtunnel.Components;

/// <summary>In which order an instance works on the requests it holds.</summary>
public enum Discipline
{
    /// <summary>First come first served.</summary>
    Fcfs,

    /// <summary>Last come first served.</summary>
    Lifo,

    /// <summary>All at once, each at an equal share of the cores and at most one core.</summary>
    ProcessorSharing,

    /// <summary>The most urgent first; a service that began goes on to its end.</summary>
    Priority,

    /// <summary>The most urgent first; a service that began is interrupted for it and goes on later.</summary>
    PreemptivePriority,

    /// <summary>First come first served, but last come first served while a queue stands.</summary>
    AdaptiveLifo,

    /// <summary>First come first served; drops while a queue stands.</summary>
    Codel,
}
