using Windtunnel.Kernel.Programs;

namespace Windtunnel.Simulation.Layout;

/// <summary>A stretch of a flow as the user sees it, and the kernel's steps it became.</summary>
/// <param name="Label">As the user would say it: "urls read url".</param>
/// <param name="Component">Name of the component; empty for waits.</param>
internal sealed record HopLayout(string Label, string Component)
{
    /// <summary>Steps whose times are this hop's; those that only wait for a slot or lock do not count as visits.</summary>
    public List<(ProgramBuilder Program, int Step, bool IsVisit)> Steps { get; } = [];
}
