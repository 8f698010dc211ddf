using System.Collections.Immutable;
using Windtunnel.Components;
using Windtunnel.Designs;
using Parallel = Windtunnel.Designs.Parallel;

namespace Windtunnel.Verdicts;

/// <summary>Puts another component in the place of one, wherever the design points to it.</summary>
internal static class Substitution
{
    public static Design Replace(Design design, string name, Component by)
    {
        Component Component(Component c) => c.Name == name ? by : c;

        ImmutableArray<Step> Steps(ImmutableArray<Step> steps) => [.. steps.Select(Step)];

        ImmutableArray<Step>? Optional(ImmutableArray<Step>? steps) => steps is { } some ? Steps(some) : null;

        Step Step(Step step) => step switch
        {
            Invoke i => i with
            {
                Component = Component(i.Component),
                Calls = Optional(i.Calls),
                OnMiss = Steps(i.OnMiss),
                OnHit = Steps(i.OnHit),
                OnError = Optional(i.OnError),
                Update = i.Update is { } update ? update with { While = Steps(update.While), OnSoldOut = Optional(update.OnSoldOut) } : null,
            },
            Choose c => c with { Ways = [.. c.Ways.Select(w => w with { Steps = Steps(w.Steps) })] },
            Parallel p => p with { Branches = [.. p.Branches.Select(Steps)] },
            Repeat r => r with { Steps = Steps(r.Steps) },
            Async a => a with { Steps = Steps(a.Steps) },
            _ => step,
        };

        Fault Fault(Fault fault) => fault is ComponentFault f ? f with { Component = Component(f.Component) } : fault;

        return design with
        {
            Components = [.. design.Components.Select(Component)],
            Flows = [.. design.Flows.Select(f => f with { Reads = f.Reads is { } queue ? Component(queue) : null, Steps = Steps(f.Steps) })],
            Experiments = [.. design.Experiments.Select(e => e with { Timeline = [.. e.Timeline.Select(t => t with { Fault = Fault(t.Fault) })] })],
        };
    }
}
