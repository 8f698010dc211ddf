using System.Collections.Immutable;
using Windtunnel.Designs;
using Step = Windtunnel.Designs.Step;

namespace Windtunnel.Simulation.Layout;

/// <summary>Finds the reply of a component among the steps that run on its behalf.</summary>
internal static class EarlyReply
{
    /// <summary>Whether the component that hosts these steps may answer before they are over.</summary>
    public static bool IsIn(ImmutableArray<Step> steps)
    {
        foreach (var step in steps)
        {
            if (step is Reply || Parts(step).Any(IsIn))
            {
                return true;
            }

            // The steps after a service without a list of its own run on behalf of that service, and so does a reply among them.
            if (step is Invoke { Calls: null, Component.Kind.HostsLaterSteps: true })
            {
                return false;
            }
        }

        return false;
    }

    private static IEnumerable<ImmutableArray<Step>> Parts(Step step) => step switch
    {
        Invoke call => [call.OnMiss, call.OnHit, call.OnError ?? [], call.Update?.While ?? [], call.Update?.OnSoldOut ?? []],
        Choose choose => choose.Ways.Select(w => w.Steps),
        Repeat { AtOnce: false } loop => [loop.Steps],
        _ => [],
    };
}
