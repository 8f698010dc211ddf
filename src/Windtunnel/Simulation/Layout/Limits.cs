using Windtunnel.Components;
using Windtunnel.Components.RateLimiter;
using Windtunnel.Designs;
using Windtunnel.Designs.Visits;
using Windtunnel.Kernel.Programs;
using Windtunnel.Kernel.Stations.Limits;
using KernelAlgorithm = Windtunnel.Kernel.Stations.Limits.LimitAlgorithm;
using LimitAlgorithm = Windtunnel.Components.RateLimiter.LimitAlgorithm;

namespace Windtunnel.Simulation.Layout;

/// <summary>Turns rate limiters into those of the kernel.</summary>
internal static class Limits
{
    /// <summary>Writes the step that passes the limiter or ends the request.</summary>
    public static void Write(StepWriter writer, ProgramBuilder program, Invoke invoke, ComponentLayout component)
    {
        if (component.Component.Kind is not RateLimiterKind)
        {
            return;
        }

        var data = FlowWalk.DataOf(writer.Context.Design, invoke) is { } about ? writer.Context.Data[about.Name] : null;
        if (!component.Limiters.TryGetValue(data?.Data.Name ?? "", out var limiter))
        {
            component.Limiters.Add(data?.Data.Name ?? "", limiter = Add(writer.Context, component.Component, data));
        }

        program.Limit(limiter, data?.Known, component.LimitsWithErrors ? FailureCause.Rejected : FailureCause.Limited);
        writer.Note(program, invoke, invoke.Label, invoke.Component.Name, isVisit: false);
        component.LimitSteps.Add((program, program.Count - 1));
    }

    private static RateLimiter Add(LayoutContext context, Component component, DataLayout? data)
    {
        var limiter = context.Model.Limiter($"{component.Name} {data?.Data.Name}".TrimEnd());
        limiter.Algorithm = AlgorithmOf(component.Settings.Get(RateLimiterKind.Algorithm).Value);
        limiter.PerSecond = component.Number(RateLimiterKind.Limit);
        limiter.Burst = RateLimiterKind.BurstOf(component);
        limiter.WindowSeconds = RateLimiterKind.WindowOf(component);
        limiter.Counters = RateLimiterKind.CountersOf(component);
        limiter.Accounts = data?.Known.Popularity;
        limiter.RequestsPerSecondBefore = context.RateOf(component);
        return limiter;
    }

    private static KernelAlgorithm AlgorithmOf(LimitAlgorithm algorithm) => algorithm switch
    {
        LimitAlgorithm.LeakyBucket => KernelAlgorithm.LeakyBucket,
        LimitAlgorithm.FixedWindow => KernelAlgorithm.FixedWindow,
        LimitAlgorithm.SlidingLog => KernelAlgorithm.SlidingLog,
        LimitAlgorithm.SlidingCounter => KernelAlgorithm.SlidingCounter,
        _ => KernelAlgorithm.TokenBucket,
    };
}
