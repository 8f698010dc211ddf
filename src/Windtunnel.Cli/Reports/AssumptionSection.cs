using System.Collections.Immutable;
using Windtunnel.Cli.Pages;
using Windtunnel.Simulation.Results;
using Windtunnel.Units;

namespace Windtunnel.Cli.Reports;

/// <summary>How long was simulated, and everything the verdict takes for granted.</summary>
internal static class AssumptionSection
{
    public static void Write(Page page, SimulationResult run, ImmutableArray<string> assumptions)
    {
        page.Heading("assumed");
        page.Text(Run(run), 2);
        foreach (var assumption in assumptions)
        {
            page.Text(assumption, 2, 2, Tone.Faint);
        }
    }

    private static string Run(SimulationResult run) =>
        $"Seed {run.Seed}, {Show.Plural(run.Replications, "replication")} of {Human.Format(run.MeasuredSeconds, Dimension.Duration)} each after {Human.Format(run.WarmUpSeconds, Dimension.Duration)} of warm-up, "
        + $"{Show.Count(run.Events)} events; {Stopped(run.Stopped)}.";

    private static string Stopped(StopReason reason) => reason switch
    {
        StopReason.NarrowEnough => "ended when every interval was as narrow as asked",
        StopReason.RareLeft => "ended when every interval but those of rare flows was as narrow as asked",
        StopReason.Decided => "ended when every objective was decided with margin; intervals may be wider than asked",
        StopReason.BudgetUsed => "ended when the budget of events was used; intervals may be wider than asked",
        StopReason.LengthReached => "ended at the length asked for",
        StopReason.Saturated => "ended because something is saturated and a longer run would not help",
        _ => "stopped by hand; this is what was known by then",
    };
}
