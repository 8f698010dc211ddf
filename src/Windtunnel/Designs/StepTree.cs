using System.Collections.Immutable;

namespace Windtunnel.Designs;

/// <summary>Walks steps and the steps inside them. Nesting is bounded by the reader, so recursion is too.</summary>
public static class StepTree
{
    /// <summary>Every list of steps directly inside a step.</summary>
    public static IEnumerable<ImmutableArray<Step>> Lists(Step step) => step switch
    {
        Invoke call => Optional(call.Calls).Concat([call.OnMiss, call.OnHit]).Concat(Optional(call.OnError))
            .Concat(call.Update is { } update ? Optional(update.OnSoldOut).Prepend(update.While) : []),
        Choose choose => choose.Ways.Select(w => w.Steps),
        Parallel parallel => parallel.Branches,
        Repeat repeat => [repeat.Steps],
        Async async => [async.Steps],
        Batch batch => [batch.Steps],
        _ => [],
    };

    /// <summary>The steps and every step inside them, outer before inner, in the order written.</summary>
    public static IEnumerable<Step> All(IEnumerable<Step> steps)
    {
        ArgumentNullException.ThrowIfNull(steps);
        foreach (var step in steps)
        {
            yield return step;
            foreach (var inner in Lists(step).SelectMany(list => All(list)))
            {
                yield return inner;
            }
        }
    }

    private static IEnumerable<ImmutableArray<Step>> Optional(ImmutableArray<Step>? steps) => steps is { } some ? [some] : [];
}
