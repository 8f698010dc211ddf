using Windtunnel.Cli.Pages;
using Windtunnel.Estimation;
using Windtunnel.Simulation.Results;
using Windtunnel.Verdicts;

namespace Windtunnel.Cli.Reports;

/// <summary>What a simulation found, without judging it.</summary>
internal static class SimulateReport
{
    public static Page Write(SimulationResult run, Estimate estimate)
    {
        var page = new Page();
        if (run.Stopped is StopReason.Cancelled)
        {
            page.Gap().Line(new Ink("partial: stopped before the end; this is what was known by then", Tone.Unsure));
        }

        if (run.Stopped is StopReason.Saturated)
        {
            page.Gap().Text(ObjectiveJudge.Saturation(run), tone: Tone.Bad);
        }

        LatencySection.Write(page, run.Flows);
        CallSection.Write(page, run.Flows);
        ComponentSection.Write(page, run, estimate);
        LinkSection.Write(page, run);
        AssumptionSection.Write(page, run, run.Notes);
        return page;
    }
}
