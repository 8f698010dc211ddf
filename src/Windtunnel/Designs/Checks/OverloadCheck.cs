using Windtunnel.Components;
using Windtunnel.Components.Queue;
using Windtunnel.Components.RateLimiter;
using Windtunnel.Language;

namespace Windtunnel.Designs.Checks;

/// <summary>What sheds load has cores or slots that can be overloaded, and what drops the late is asked with a deadline.</summary>
internal sealed class OverloadCheck : IDesignCheck
{
    public void Check(Design design, IReadOnlySet<string> declaredFlows, Reading reading)
    {
        foreach (var component in design.Components.Where(c => c.Overload.Shed is not null && !CanShed(c)))
        {
            reading.Error(
                DiagnosticCode.Contradiction,
                component.Where,
                $"'{component.Name}' cannot shed load: no request waits for a core or slot of it.",
                component.Kind is MessageKind ? "Bound it with 'queue' instead." : "Leave 'shed' out, or limit its 'concurrency'.");
        }

        var hasDeadline = design.Flows.SelectMany(f => StepTree.All(f.Steps)).OfType<Invoke>().Any(i => i.Options?.Deadline is not null);
        foreach (var component in design.Components.Where(c => c.Overload.DropsLate && !hasDeadline && !reading.HasErrors))
        {
            reading.Warn(DiagnosticCode.Contradiction, component.Where, $"Nothing is too late for '{component.Name}': no step has a deadline.", "Write 'deadline' at a step that asks it, or that asks others which do.");
        }
    }

    private static bool CanShed(Component component) =>
        component.Kind is not (MessageKind or RateLimiterKind) && (component.Plan.Servers is not null || component.Plan.Concurrency is not null);
}
