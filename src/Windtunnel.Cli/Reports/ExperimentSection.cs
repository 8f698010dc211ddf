using Windtunnel.Cli.Pages;
using Windtunnel.Designs;
using Windtunnel.Simulation.Results;
using Windtunnel.Units;

namespace Windtunnel.Cli.Reports;

/// <summary>What each experiment did to each flow, and how long it took to be as before.</summary>
internal static class ExperimentSection
{
    public static void Write(Page page, Design design, IReadOnlyList<ExperimentResult> experiments)
    {
        if (experiments.Count == 0)
        {
            return;
        }

        page.Heading("experiments", "worst window, and time until it is as before");
        foreach (var result in experiments)
        {
            var experiment = design.Experiments.FirstOrDefault(e => e.Name == result.Experiment);
            var faults = experiment is null ? "" : string.Join("; ", experiment.Timeline.Select(t => $"at {Human.Format(t.At)} {t.Fault.Text}"));
            page.Line(new Ink($"  {result.Experiment}"));
            page.Text(faults, 4, 2, Tone.Faint);
            var table = new Table(4, Column.Left("", 22), Column.Right("p99 worst"), Column.Right("errors worst"), Column.Right("as before after"));
            foreach (var recovery in result.Recoveries)
            {
                table.Row(recovery.Flow, Show.Value(recovery.P99Worst, Dimension.Duration, 2), Show.Share(recovery.ErrorShareWorst), After(recovery.Seconds));
                foreach (var call in result.FaultWindow.Where(f => f.Flow == recovery.Flow).SelectMany(f => f.Calls).Where(c => c.IsEventful))
                {
                    table.Note($"{call.Label}, per call since the fault: {CallSection.Words(call)}");
                }
            }

            foreach (var reader in result.Result.Components.Where(c => c.Backlog is not null).SelectMany(c => c.Backlog!.Readers))
            {
                Note(table, reader, result.Result.Replications);
            }

            table.WriteTo(page);
        }
    }

    // Counts are those of all replications; what one run does is what a reader expects.
    private static void Note(Table table, ReaderResult reader, int runs)
    {
        if (reader.Redelivered + reader.Lost > 0)
        {
            table.Note($"{reader.Flow}, on average of {Show.Plural(runs, "run")}: {Per(reader.Redelivered)} given out again, {Per(reader.Duplicates)} done twice, {Per(reader.Lost)} lost; at most {Show.Count(reader.LagMax)} behind");
        }

        string Per(long count) => Human.Format((double)count / runs, Dimension.Number, 3);
    }

    private static Ink After(double seconds) =>
        seconds == 0 ? new Ink("never disturbed", Tone.Good)
        : double.IsInfinity(seconds) ? new Ink("not within the run", Tone.Bad)
        : Human.Format(seconds, Dimension.Duration, 2);
}
