namespace Windtunnel.Components;

/// <summary>In which order an instance works on the requests it holds.</summary>
public enum Discipline
{
    /// <summary>First come first served.</summary>
    Fcfs,

    /// <summary>All at once, each at an equal share of the cores and at most one core.</summary>
    ProcessorSharing,
}
