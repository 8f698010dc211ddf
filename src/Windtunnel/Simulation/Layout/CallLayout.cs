using Windtunnel.Kernel.Programs;
using Windtunnel.Kernel.Stations;

namespace Windtunnel.Simulation.Layout;

/// <summary>A call of a flow that does something about slow and failed tries, and the kernel's steps it became.</summary>
/// <param name="Label">As the user would say it: "urls read url".</param>
/// <param name="Component">Name of the component called.</param>
internal sealed record CallLayout(string Label, string Component)
{
    /// <summary>The kernel's calls.</summary>
    public List<(ProgramBuilder Program, int Step)> Steps { get; } = [];

    /// <summary>Whether a try that repeats what was done has no effect.</summary>
    public bool IsIdempotent { get; init; }

    /// <summary>What its bulkhead became: its slots are the calls at once.</summary>
    public Group? Bulkhead { get; set; }
}
