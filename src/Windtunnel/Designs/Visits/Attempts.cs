using Windtunnel.Components;
using Windtunnel.Language;
using Windtunnel.Units;

namespace Windtunnel.Designs.Visits;

/// <summary>How often a step asks its component for each time it is taken, as far as that follows from the design.</summary>
/// <remarks>Known are the component's own errors and hedging after a percentile. What timeouts, or failures further on, cause is not known here.</remarks>
internal static class Attempts
{
    /// <summary>Mean number of tries, copies included; ≥ 1.</summary>
    public static double Of(Invoke step)
    {
        if (step.Options is not { } options)
        {
            return 1;
        }

        // The tries of a geometric sum that ends after so many at the latest.
        var failure = ErrorShareOf(step.Component);
        var tries = failure == 1 ? options.Retries + 1 : (1 - Math.Pow(failure, options.Retries + 1)) / (1 - failure);
        var budgeted = options.RetryBudget is { } budget ? Math.Min(tries, 1 + budget.Value.Nominal) : tries;
        return budgeted * (1 + (options.Duplicated?.Value.Nominal ?? 0) + (1 - (options.Hedge?.AfterShare ?? 1)));
    }

    /// <summary>Share of operations of a component that fail although nothing is broken; in [0, 1].</summary>
    private static double ErrorShareOf(Component component) =>
        component.Kind.Shape.Keys.OfType<Key<Quantity>>().FirstOrDefault(k => k.Name == "errors") is { } key ? Math.Clamp(component.Number(key), 0, 1) : 0;
}
