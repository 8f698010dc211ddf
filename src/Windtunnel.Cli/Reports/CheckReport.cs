using System.Collections.Immutable;
using Windtunnel.Cli.Pages;
using Windtunnel.Designs;
using Windtunnel.Estimation;
using Windtunnel.Simulation.Results;
using Windtunnel.Verdicts;

namespace Windtunnel.Cli.Reports;

/// <summary>Everything `check` found.</summary>
internal sealed record CheckReport(Design Design, Estimate Estimate, SimulationResult Simulation, IReadOnlyList<ExperimentResult> Experiments, Verdict Verdict, bool IsPartial)
{
    /// <summary>The report below its headline.</summary>
    /// <param name="against">Name of the design it is compared with; null for none.</param>
    public Page Write(string? against = null, ImmutableArray<Difference> differences = default)
    {
        var page = new Page();
        VerdictSection.Write(page, Verdict, Estimate, IsPartial);
        LeftOut(page);
        BottleneckSection.Write(page, Verdict.Bottleneck, Verdict.IsMet);
        MonthSection.Write(page, Verdict.Months);
        LatencySection.Write(page, Simulation.Flows);
        CallSection.Write(page, Simulation.Flows);
        ComponentSection.Write(page, Simulation, Estimate);
        LinkSection.Write(page, Simulation);
        AnswerSection.Write(page, Verdict.Answers);
        ExperimentSection.Write(page, Design, Experiments, Verdict.Steady);
        if (against is not null)
        {
            ComparisonSection.Write(page, against, differences);
        }

        AssumptionSection.Write(page, Simulation, Verdict.Assumptions);
        LimitSection.Write(page, Verdict.Limits);
        return page;
    }

    /// <summary>An experiment that was not run must not pass for one that went well.</summary>
    private void LeftOut(Page page)
    {
        var count = Design.Experiments.Length - Experiments.Count;
        if (count > 0)
        {
            var why = Simulation.Stopped is StopReason.Saturated ? "the steady state is saturated already" : IsPartial ? "stopped before" : "--no-experiments";
            page.Line(Ink.Faint($"  {Show.Plural(count, "experiment")} not run: {why}"));
        }
    }
}
