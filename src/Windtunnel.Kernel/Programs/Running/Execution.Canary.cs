using Windtunnel.Kernel.Programs.Running;
using Windtunnel.Kernel.Stations;
using Windtunnel.Kernel.Times;

namespace Windtunnel.Kernel.Programs;

/// <content>Another version that does part of the visits. Which version does one is drawn from the request and the step, so it is the same however often it is asked.</content>
public sealed partial class Execution
{
    // Told apart from what else is drawn at the step.
    private const ulong CanarySalt = 0x9E3779B97F4A7C15;

    private bool IsCanary(ref readonly Request request, StepState step, InstanceState instance) =>
        DrawOf(in request, step.ErrorSeed ^ CanarySalt).NextChance(instance.Canary!.Share);

    private long CanaryTime(ref readonly Request request, StepState step, InstanceState instance, long time) =>
        IsCanary(in request, step, instance) ? SimTime.FromNanoseconds(time * instance.Canary!.Factor) : time;

    private double CanaryErrors(ref readonly Request request, StepState step, InstanceState instance) =>
        IsCanary(in request, step, instance) ? instance.Canary!.Errors : 0;
}
