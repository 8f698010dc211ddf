using Windtunnel.Language;
using Windtunnel.Workloads;

namespace Windtunnel.Designs.Checks;

/// <summary>Each request type has a flow, each flow is started by something, and something happens at all.</summary>
internal sealed class LoadCheck : IDesignCheck
{
    public void Check(Design design, IReadOnlySet<string> declaredFlows, Reading reading)
    {
        foreach (var load in design.Workload.Loads.Where(l => !declaredFlows.Contains(l.Flow)))
        {
            reading.Error(DiagnosticCode.LoadWithoutFlow, load.Where, $"Nothing says what happens for '{load.Flow}': there is no flow of that name.", Remedy(load.Flow, declaredFlows));
        }

        var loads = design.Workload.Loads.ToDictionary(l => l.Flow, StringComparer.Ordinal);
        foreach (var flow in design.Flows)
        {
            var isLoaded = loads.TryGetValue(flow.Name, out var load);
            if (flow.Reads is not null && isLoaded)
            {
                reading.Error(DiagnosticCode.Contradiction, load!.Where, $"'{flow.Name}' reads from '{flow.Reads.Name}', so its messages start it, not a load.", $"Remove '{flow.Name}' from the workload, or 'reads' from the flow.");
            }
            else if (flow.Reads is null && !isLoaded && !reading.HasErrors)
            {
                reading.Warn(DiagnosticCode.FlowWithoutLoad, flow.Where, $"Nothing starts the flow '{flow.Name}'.", $"Add '{flow.Name}: 1k/s' to the workload, or 'reads: <queue>' to the flow.");
            }
        }

        foreach (var load in design.Workload.Loads.Where(IsIdle))
        {
            reading.Warn(DiagnosticCode.IdleLoad, load.Where, $"Nobody ever asks for '{load.Flow}': its {(load is OpenLoad ? "rate is zero" : "users are zero")}.", "Raise it, unless that is meant.");
        }

        foreach (var load in design.Workload.Loads.OfType<ClosedLoad>().Where(l => l.Think.Value.Mean == 0 && !IsIdle(l) && design.FindFlow(l.Flow) is { } flow && TakesNoTime(flow)))
        {
            reading.Error(DiagnosticCode.OutOfRange, load.Where, $"The users of '{load.Flow}' neither think nor wait, so they ask infinitely often.", "Write how long they think, such as 'think: exp 1 s', or give a step a time.");
        }

        if (declaredFlows.Count == 0 && !reading.HasErrors)
        {
            reading.Warn(DiagnosticCode.EmptyDesign, SourceSpan.Whole(design.File), "This design has no flows; there is nothing to estimate or simulate.", "Add 'workload', 'components' and 'flows'.");
        }
    }

    private static bool IsIdle(Load load) => load switch
    {
        OpenLoad open => open.Rate.Value.High == 0,
        ClosedLoad closed => closed.Users.Value.High == 0,
        _ => false,
    };

    private static bool TakesNoTime(Flow flow) => StepTree.All(flow.Steps).All(step => step switch
    {
        Invoke call => call.Timing.Mean == 0 && (call.Update?.ReadTime?.Mean ?? 0) == 0,
        Wait wait => wait.Time.Mean == 0,
        _ => true,
    });

    private static string Remedy(string flow, IReadOnlySet<string> flows) =>
        Suggestion.Nearest(flow, flows) is { } near ? $"Did you mean '{near}'?" : $"Add '{flow}' to the flows.";
}
