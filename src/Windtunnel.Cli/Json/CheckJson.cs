using System.Collections.Immutable;
using Windtunnel.Cli.Reports;
using Windtunnel.Simulation.Results;
using Windtunnel.Verdicts;

namespace Windtunnel.Cli.Json;

/// <summary>Everything `check` found as JSON; docs/guide/json.md names each field with its unit.</summary>
internal static class CheckJson
{
    public const string Schema = "windtunnel/check/1";

    public static string Write(CheckReport report, ImmutableArray<Difference> differences)
    {
        using var json = new JsonText(Schema);
        json.Text("design", report.Design.Name);
        json.Text("title", report.Design.Title);
        json.Flag("met", report.Verdict.IsMet);
        json.Flag("partial", report.IsPartial);
        json.List("objectives", report.Verdict.Slos, s => Objective(json, s));
        json.Object("bottleneck", () => Bottleneck(json, report.Verdict.Bottleneck));
        json.Object("estimate", () => EstimateJson.Write(json, report.Estimate));
        json.Object("simulation", () => SimulationJson.Write(json, report.Simulation));
        json.List("answers", report.Verdict.Answers, a =>
        {
            json.Text("quantity", a.Quantity);
            json.Text("unit", EstimateJson.Unit(a.Dimension));
            json.Number("envelope", a.Envelope);
            json.Number("network", a.Analytic);
            json.Measured("simulated", a.Simulated);
            json.Flag("disagrees", a.Disagrees);
            json.Text("reason", a.Reason);
        });
        json.List("months", report.Verdict.Months, m =>
        {
            json.Text("objective", m.Slo.Text);
            json.Number("probability", m.Probability);
            json.Number("low", m.Low);
            json.Number("high", m.High);
            json.Count("played", m.Months);
            json.Text("culprit", m.Culprit);
        });
        json.List("experiments", report.Experiments, e => Experiment(json, e, report.Verdict.Steady.Where(s => s.Experiment == e.Experiment)));
        json.List("differences", differences, d => Difference(json, d));
        json.Texts("assumptions", report.Verdict.Assumptions);
        json.Texts("limits", report.Verdict.Limits);
        return json.Finish();
    }

    public static void Difference(JsonText json, Difference difference)
    {
        json.Text("quantity", difference.Quantity);
        json.Text("unit", EstimateJson.Unit(difference.Dimension));
        json.Measured("before", difference.Before);
        json.Measured("after", difference.After);
        json.Measured("change", difference.Change);
        json.Flag("clear", difference.IsClear);
    }

    private static void Objective(JsonText json, SloVerdict verdict)
    {
        json.Text("objective", verdict.Slo.Text);
        json.Text("experiment", verdict.Experiment);
        json.Text("outcome", verdict.Outcome switch { Outcome.Met => "met", Outcome.NotMet => "not met", _ => "not sure" });
        json.Measured("actual", verdict.Actual);
        json.Text("unit", EstimateJson.Unit(verdict.Dimension));
        json.Number("target", (verdict.Slo.Within ?? verdict.Slo.Target).Nominal);
        json.Number("margin", verdict.Margin);
        json.Text("reason", verdict.Reason);
    }

    private static void Bottleneck(JsonText json, Bottleneck bottleneck)
    {
        json.Text("component", bottleneck.Component);
        json.Text("sentence", bottleneck.Sentence);
        json.Text("suggestion", bottleneck.Suggestion);
        json.Number("saturatesAt", bottleneck.SaturatesAt);
    }

    private static void Experiment(JsonText json, ExperimentResult experiment, IEnumerable<SteadyVerdict> steady)
    {
        json.Text("experiment", experiment.Experiment);
        json.Number("lastFaultEndSeconds", experiment.LastFaultEndSeconds);
        json.List("recoveries", experiment.Recoveries, r =>
        {
            json.Text("flow", r.Flow);
            json.Number("seconds", r.Seconds);
            json.Flag("recovered", double.IsFinite(r.Seconds));
            json.Flag("disturbed", r.IsDisturbed);
            json.Number("errorShareWorst", r.ErrorShareWorst);
            json.Number("p99WorstSeconds", r.P99Worst);
        });
        json.List("readers", experiment.Result.Components.Where(c => c.Backlog is not null).SelectMany(c => c.Backlog!.Readers), r => SimulationJson.Reader(json, r));
        json.Object("series", () => SimulationJson.Series(json, experiment.Result.Series));
        json.List("alerts", experiment.Alerts, a =>
        {
            json.Text("alert", a.Alert);
            json.Text("rule", a.Rule);
            json.Count("runs", a.Runs);
            json.Count("firedRuns", a.FiredRuns);
            json.Count("falseRuns", a.FalseRuns);
            json.Measured("detectedSeconds", a.Seconds);
            json.Number("endedSeconds", a.EndedSeconds);
            json.Number("wrongUntil", a.WrongUntil);
        });
        json.List("steady", steady, s =>
        {
            json.Flag("met", s.IsMet);
            json.Object("before", () => Objective(json, s.Before));
            json.Object("during", () => Objective(json, s.During));
            json.Object("after", () => Objective(json, s.After));
        });
        json.List("faultWindow", experiment.FaultWindow, f => SimulationJson.Flow(json, f));
    }
}
