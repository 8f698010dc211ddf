using Windtunnel.Kernel.Programs.Running;
using Windtunnel.Kernel.Stations;

namespace Windtunnel.Kernel.Programs;

/// <content>Pools that belong to an instance of somebody else, as a caller's connections do.</content>
public sealed partial class Execution
{
    /// <summary>The pool of the host's instance that the request, or a caller that waits for it, is at; any of them, in turn, when it is at none.</summary>
    private InstanceState? PoolOf(int slot, StepState step) =>
        FindHeld(slot, step.Host!) is { } host ? step.Group!.Instances[host.Number] : Route(slot, step, step.Group!);
}
