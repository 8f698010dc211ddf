using Windtunnel.Components;
using Windtunnel.Language;
using Windtunnel.Units;

namespace Windtunnel.Designs.Visits;

/// <summary>How often a step asks its component for each time it is taken, as far as that follows from the design.</summary>
/// <remarks>Known are the component's own errors and hedging after a percentile. What timeouts, or failures further on, cause is not known here.</remarks>
internal static class Attempts
{
    /// <summary>Mean number of tries, copies included; ≥ 1.</summary>
    public static double Of(Invoke step) => Tries(step) * Copies(step);

    /// <summary>Mean number of tries; ≥ 1.</summary>
    public static double Tries(Invoke step)
    {
        if (step.Options is not { Retries: > 0 } options)
        {
            return 1;
        }

        // The tries of a geometric sum that ends after so many at the latest.
        var failure = FailureOfOne(step);
        var tries = failure == 1 ? options.Retries + 1 : (1 - Math.Pow(failure, options.Retries + 1)) / (1 - failure);
        return options.RetryBudget is { } budget ? Math.Min(tries, 1 + budget.Value.Nominal) : tries;
    }

    /// <summary>Mean number of copies of a try; ≥ 1.</summary>
    public static double Copies(Invoke step) => step.Options is not { } options ? 1
        : 1 + (options.Duplicated?.Value.Nominal ?? 0) + (1 - (options.Hedge?.AfterShare ?? 1));

    /// <summary>Share of the requests for which no try goes well, by the component's own errors; in [0, 1].</summary>
    public static double Failure(Invoke step) => Math.Pow(FailureOfOne(step), (step.Options?.Retries ?? 0) + 1);

    /// <summary>Mean number of tries that failed before the one that went well, of those calls for which one did, and the pauses after them together [s].</summary>
    public static (double Tries, double Pauses) FailedBefore(Invoke step)
    {
        var (failure, most) = (FailureOfOne(step), step.Options?.Retries ?? 0);
        double tries = 0, pauses = 0, chance = failure is > 0 and < 1 ? (1 - failure) / (1 - Math.Pow(failure, most + 1)) : 0, paused = 0;
        for (var k = 1; k <= most && chance > 0; k++)
        {
            chance *= failure;
            paused += PauseBefore(step.Options!, k);
            (tries, pauses) = (tries + (k * chance), pauses + (paused * chance));
        }

        return (tries, pauses);
    }

    /// <summary>Mean pause before a further try [s]: 1 for the first. Of jitter that goes by the last pause as if that had been its mean.</summary>
    public static double PauseBefore(CallOptions options, int number)
    {
        var (first, cap) = (options.BackoffBase.Value.Nominal, options.BackoffCap.Value.Nominal);
        var doubled = Math.Min(Math.Max(first, cap), first * Math.Pow(2, number - 1));
        return options.Backoff switch
        {
            Backoff.Fixed => first,
            Backoff.Exponential => doubled,
            Backoff.EqualJitter => 0.75 * doubled,
            Backoff.DecorrelatedJitter => Math.Min(Math.Max(first, cap), first * Enumerable.Range(0, number).Aggregate(1.0, (pause, _) => (1 + (3 * pause)) / 2)),
            _ => doubled / 2,
        };
    }

    /// <summary>Share of the requests that go on after some steps, as far as the errors of components and `fail` are concerned; in [0, 1].</summary>
    public static double Survival(IEnumerable<Step> steps) => steps.Aggregate(1.0, (left, step) => left * Survival(step));

    /// <summary>Share of the turns that are begun, of so many one after the other of which the first that fails is the last; in (0, 1].</summary>
    public static double TurnsBegun(Repeat repeat, double count) =>
        repeat.AtOnce || !(count > 1) || Survival(repeat.Steps) is not (< 1 and var survival) ? 1 : (1 - Math.Pow(survival, count)) / (1 - survival) / count;

    /// <summary>When something fails in some steps, how far they have got by then on average, as a share of their time; in [0, 1].</summary>
    /// <param name="steps">The steps; one of them fails.</param>
    /// <param name="time">Time of one when nothing waits [s].</param>
    public static double ReachedAtFailure(IReadOnlyList<Step> steps, Func<Step, double> time)
    {
        double left = 1, passed = 0, reached = 0;
        foreach (var step in steps)
        {
            var failing = left * (1 - Survival(step));
            passed += time(step);
            reached += failing * passed;
            left -= failing;
        }

        return passed > 0 && left < 1 ? reached / (1 - left) / passed : 1;
    }

    private static double Survival(Step step) => step switch
    {
        GiveUp => 0,
        Invoke call => (1 - Failure(call)) * Survival(call.Calls ?? []) is var well && call.OnError is { } instead ? well + ((1 - well) * Survival(instead)) : well,
        Choose choose => 1 - choose.Ways.Sum(w => w.Share.Value.Nominal * (1 - Survival(w.Steps))),
        Parallel parallel when parallel.Needed == parallel.Branches.Length => parallel.Branches.Aggregate(1.0, (left, branch) => left * Survival(branch)),
        Repeat repeat => Math.Pow(Survival(repeat.Steps), repeat.Times.Mean),
        Batch batch => Survival(batch.Steps),
        _ => 1,
    };

    // An update is a read and a write.
    private static double FailureOfOne(Invoke step) => ErrorShareOf(step.Component) is var one && step.Update is null ? one : 1 - ((1 - one) * (1 - one));

    /// <summary>Share of operations of a component that fail although nothing is broken; in [0, 1].</summary>
    private static double ErrorShareOf(Component component) =>
        component.Kind.Shape.Keys.OfType<Key<Quantity>>().FirstOrDefault(k => k.Name == "errors") is { } key ? Math.Clamp(component.Number(key), 0, 1) : 0;
}
