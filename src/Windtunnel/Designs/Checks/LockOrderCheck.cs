using System.Collections.Immutable;
using Windtunnel.Language;

namespace Windtunnel.Designs.Checks;

/// <summary>Rows that one update locks while it holds another are locked in one order by all, or somebody gives up waiting: else two wait for each other for ever.</summary>
internal sealed class LockOrderCheck : IDesignCheck
{
    public void Check(Design design, IReadOnlySet<string> declaredFlows, Reading reading)
    {
        var pairs = design.Flows.SelectMany(f => Nested(f.Steps, [])).ToList();
        foreach (var (outer, inner) in pairs)
        {
            if (IsSame(outer, inner))
            {
                reading.Error(
                    DiagnosticCode.Deadlock,
                    inner.Where,
                    $"'{inner.Label}' waits for the row that '{outer.Label}' has locked: a request is about one {inner.Data!.Name}, and so waits for itself for ever.",
                    "Do it in one update, or give the other row a data set of its own.");
            }
            else if (pairs.Any(p => IsSame(p.Outer, inner) && IsSame(p.Inner, outer)) && inner.Update!.LockTimeout is null)
            {
                reading.Warn(
                    DiagnosticCode.Deadlock,
                    inner.Where,
                    $"'{inner.Label}' waits for a lock while '{outer.Label}' holds one, and elsewhere the two are locked in the opposite order: sooner or later two requests wait for each other for ever.",
                    "Lock in the same order everywhere, or add 'lock timeout: 1 s' to the inner update.");
            }
        }
    }

    private static IEnumerable<(Invoke Outer, Invoke Inner)> Nested(ImmutableArray<Step> steps, ImmutableArray<Invoke> held)
    {
        foreach (var step in steps)
        {
            var isLock = step is Invoke { Update.Locking: Locking.Pessimistic, Data: not null };
            foreach (var outer in isLock ? held : [])
            {
                yield return (outer, (Invoke)step);
            }

            foreach (var list in StepTree.Lists(step))
            {
                // What runs beside it holds nothing of it; what runs in a repeat or fan-out is about rows of its own.
                var inside = step is Async or Repeat ? [] : isLock && list == ((Invoke)step).Update!.While ? held.Add((Invoke)step) : held;
                foreach (var pair in Nested(list, inside))
                {
                    yield return pair;
                }
            }
        }
    }

    private static bool IsSame(Invoke a, Invoke b) => a.Data!.Name == b.Data!.Name;
}
