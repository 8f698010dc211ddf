using System.Collections.Immutable;
using Windtunnel.Components.Cache;

namespace Windtunnel.Designs.Visits;

/// <summary>How long steps take on average when nothing waits and nothing fails.</summary>
/// <remarks>Branches side by side count by their means: the one that is needed last. That is too short where they vary much.</remarks>
public static class MeanTime
{
    /// <summary>Mean time of steps, one after the other [s].</summary>
    /// <param name="design">The design.</param>
    /// <param name="steps">Some of its steps.</param>
    /// <param name="inputs">Hit ratios, and which point of a range is meant.</param>
    /// <param name="items">Requests of the batch that the steps work for; ≥ 1. Default 1.</param>
    public static double Of(Design design, ImmutableArray<Step> steps, TrafficInputs inputs, double items = 1)
    {
        ArgumentNullException.ThrowIfNull(design);
        ArgumentNullException.ThrowIfNull(inputs);
        return steps.Sum(OfStep);

        double OfStep(Step step) => step switch
        {
            Invoke call => OfCall(call),
            Wait wait => wait.Time.Mean,
            Choose choose => choose.Ways.Sum(w => inputs.Value(w.Share) * Of(design, w.Steps, inputs, items)),
            Parallel { Branches.Length: > 0, Needed: > 0 } parallel => parallel.Branches.Select(b => Of(design, b, inputs, items)).Order().ElementAt(Math.Min(parallel.Needed, parallel.Branches.Length) - 1),
            Repeat { IsPerItem: true } repeat => (repeat.AtOnce ? 1 : items) * Of(design, repeat.Steps, inputs, items),
            Repeat repeat => (repeat.AtOnce ? Math.Min(1, inputs.Count(repeat.Times)) : inputs.Count(repeat.Times)) * Of(design, repeat.Steps, inputs, items),
            Batch batch => Of(design, batch.Steps, inputs, inputs.BatchSize(batch) * batch.Overlap),
            _ => 0,
        };

        double OfCall(Invoke call)
        {
            var time = call.TimingOf(items).Mean + Of(design, call.Calls ?? [], inputs, items);
            if (call.Update is { } update)
            {
                time += FlowWalk.ReadOf(call, update).Timing.Mean + Of(design, update.While, inputs, items);
            }

            if (call.Component.Kind is not CacheKind)
            {
                return time;
            }

            var data = FlowWalk.DataOf(design, call);
            return time + inputs.FetchShareOf(call.Component, data) * Of(design, call.OnMiss, inputs, items) + inputs.HitRatio(call.Component, data) * Of(design, call.OnHit, inputs, items);
        }
    }
}
