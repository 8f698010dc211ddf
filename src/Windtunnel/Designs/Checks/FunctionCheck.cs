using Windtunnel.Components.Function;
using Windtunnel.Language;
using Windtunnel.Units;

namespace Windtunnel.Designs.Checks;

/// <summary>A function is not asked for more than its provider lets it take; what it waits for from others is not looked at here.</summary>
internal sealed class FunctionCheck : IDesignCheck
{
    /// <summary>Share of requests that may take longer: those are not worth splitting the work for.</summary>
    private const double Rare = 0.001;

    public void Check(Design design, IReadOnlySet<string> declaredFlows, Reading reading)
    {
        foreach (var call in design.Flows.SelectMany(f => StepTree.All(f.Steps)).OfType<Invoke>().Where(i => i.Component.Kind is FunctionKind))
        {
            var limit = call.Component.Number(FunctionKind.TimeLimit);
            var time = call.Timing.Delay?.Quantile(1 - Rare) ?? 0;
            if (time > limit)
            {
                reading.Error(
                    DiagnosticCode.Contradiction,
                    call.Where,
                    $"One request in a thousand of '{call.Component.Name}' takes {Human.Format(time, Dimension.Duration, 2)} or more, and it is cut off after {Human.Format(limit, Dimension.Duration)}.",
                    "Split the work, take a service for it, or raise 'time limit' where the provider does.");
            }
        }
    }
}
