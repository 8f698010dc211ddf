namespace Windtunnel.Kernel.Stations;

/// <summary>In which order an instance works on the requests it holds.</summary>
public enum QueueDiscipline
{
    /// <summary>First come first served: whoever waits longest is next.</summary>
    FirstInFirstOut,

    /// <summary>All at once: each request has an equal share of the cores, at most one core. Nobody waits.</summary>
    ProcessorSharing,
}
