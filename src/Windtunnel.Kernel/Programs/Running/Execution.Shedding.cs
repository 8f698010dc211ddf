using Windtunnel.Kernel.Programs.Running;
using Windtunnel.Kernel.Stations;

namespace Windtunnel.Kernel.Programs;

/// <content>Requests turned away on arrival because the instance is overloaded.</content>
public sealed partial class Execution
{
    /// <summary>Whether an instance turns away a request that has arrived: at its door where slots are limited, else where it asks for a core.</summary>
    private bool IsShed(StepState step, InstanceState instance)
    {
        bool isAtDoor = instance.Group.Concurrency < int.MaxValue;
        if (instance.Shedder is null || step.IsCopy || isAtDoor != (step.Kind == StepKind.Enter) || !instance.Shedder.Sheds(instance, step.Priority, _now))
        {
            return false;
        }

        instance.Rejected++;
        return true;
    }
}
