using System.Collections.Immutable;
using Windtunnel.Cli.Pages;
using Windtunnel.Designs;
using Windtunnel.Simulation.Results;
using Windtunnel.Units;
using Windtunnel.Verdicts;

namespace Windtunnel.Cli.Reports;

/// <summary>What each experiment did to each flow, and how long it took to be as before.</summary>
internal static class ExperimentSection
{
    public static void Write(Page page, Design design, IReadOnlyList<ExperimentResult> experiments, ImmutableArray<SteadyVerdict> steady)
    {
        if (experiments.Count == 0)
        {
            return;
        }

        page.Heading("experiments", "worst window, and time until it is as before");
        foreach (var result in experiments)
        {
            var experiment = design.Experiments.FirstOrDefault(e => e.Name == result.Experiment);
            var faults = experiment is null ? "" : string.Join("; ", experiment.Timeline.Where(t => t.Again is not null).Select(t => $"at {Human.Format(t.At)} {(t.Again!.Length > 0 ? t.Again + " " : "")}{t.Fault.Text}"));
            page.Line(new Ink($"  {result.Experiment}"));
            page.Text(faults, 4, 2, Tone.Faint);
            var table = new Table(4, Column.Left("", 22), Column.Right("p99 worst"), Column.Right("errors worst"), Column.Right("as before after"));
            foreach (var recovery in result.Recoveries)
            {
                table.Row(recovery.Flow, Show.Value(recovery.P99Worst, Dimension.Duration, 2), Show.Share(recovery.ErrorShareWorst), After(recovery));
                var wrong = result.FaultWindow.Where(f => f.Flow == recovery.Flow).Sum(f => f.Wrong) / result.Result.Replications;
                if (wrong > 0)
                {
                    table.Note($"{recovery.Flow}: {Show.Count(wrong)} wrong answers since the fault, which whoever asked took for right");
                }

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
            Hypotheses(page, [.. steady.Where(s => s.Experiment == result.Experiment)]);
            foreach (var alert in result.Alerts)
            {
                var fired = Fired(alert);
                page.Text($"alert {alert.Alert}: {fired.Text}", 4, 2, fired.Tone);
            }

            foreach (var component in result.Result.Components)
            {
                if (component.Fleet is { } fleet && experiment is not null)
                {
                    var fault = experiment.Timeline.Min(t => t.At.Nominal + t.Fault.After);
                    page.Text($"{component.Component}: {FleetText.Arrival(fleet.Changes[0], result.AskedOf, fault)} (one run)", 4, 2);
                }

                if (component.Ejections > 0)
                {
                    page.Text($"{component.Component}: an instance was ejected {Human.Format((double)component.Ejections / result.Result.Replications, Dimension.Number, 2)} times in a run", 4, 2);
                }

                if (component.Replicas is { } replicas && ReplicaText.Of(replicas) is { Length: > 0 } text)
                {
                    page.Text($"{component.Component}: {text}", 4, 2, replicas.LostWrites > 0 ? Tone.Bad : Tone.Plain);
                }
            }
        }
    }

    // Counts are those of all replications; what one run does is what a reader expects.
    private static void Note(Table table, ReaderResult reader, int runs)
    {
        if (reader.IsEventful)
        {
            table.Note($"{reader.Flow}, on average of {Show.Plural(runs, "run")}: {ComponentSection.Fates(reader, runs)}; at most {Show.Count(reader.LagMax)} behind");
        }
    }

    private static void Hypotheses(Page page, ImmutableArray<SteadyVerdict> steady)
    {
        if (steady.IsEmpty)
        {
            return;
        }

        var table = new Table(4, Column.Left("steady state", 32), Column.Right("before"), Column.Right("during"), Column.Right("after"));
        foreach (var hypothesis in steady)
        {
            table.Row(hypothesis.Before.Slo.Text, Value(hypothesis.Before), Value(hypothesis.During), Value(hypothesis.After));
        }

        table.WriteTo(page);
    }

    private static Ink Value(SloVerdict verdict) => double.IsNaN(verdict.Actual.Value)
        ? Ink.Faint("–")
        : new Ink(Human.Format(verdict.Actual.Value, verdict.Dimension, 3), VerdictSection.Outcome(verdict.Outcome).Tone);

    private static Ink Fired(AlertResult alert) =>
        alert.FalseRuns > 0 ? new Ink($"fires without a fault, in {alert.FalseRuns} of {alert.Runs} runs", Tone.Bad)
        : !double.IsNaN(alert.WrongUntil) ? new Ink($"finds wrong answers {Human.Format(alert.Seconds.Value, Dimension.Duration, 2)} after the first fault{Share(alert)}; {Show.Count((long)Math.Round(alert.WrongUntil))} went out by then", Tone.Good)
        : alert.FiredRuns == 0 ? new Ink("does not fire", Tone.Unsure)
        : new Ink($"fires {Human.Format(alert.Seconds.Value, Dimension.Duration, 2)} after the first fault{Share(alert)}{Quiet(alert)}", Tone.Good);

    private static string Share(AlertResult alert) => alert.FiredRuns < alert.Runs ? $", in {alert.FiredRuns} of {alert.Runs} runs" : "";

    private static string Quiet(AlertResult alert) =>
        double.IsFinite(alert.EndedSeconds) ? $"; quiet again {Human.Format(alert.EndedSeconds, Dimension.Duration, 2)} after it" : "; still firing at the end";

    private static Ink After(Recovery recovery) =>
        !recovery.IsDisturbed ? new Ink("never disturbed", Tone.Good)
        : recovery.Seconds == 0 ? "by its end"
        : double.IsInfinity(recovery.Seconds) ? new Ink("not within the run", Tone.Bad)
        : Human.Format(recovery.Seconds, Dimension.Duration, 2);
}
