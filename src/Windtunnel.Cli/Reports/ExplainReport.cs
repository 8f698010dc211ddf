using Windtunnel.Cli.Pages;
using Windtunnel.Components;
using Windtunnel.Designs;
using Windtunnel.Estimation;
using Windtunnel.Simulation.Analytic;
using Windtunnel.Simulation.Results;
using Windtunnel.Units;
using Windtunnel.Verdicts;

namespace Windtunnel.Cli.Reports;

/// <summary>Where a number comes from.</summary>
internal static class ExplainReport
{
    public static Page Figure(Figure figure)
    {
        var page = new Page();
        page.Line(new Ink($"{figure.Name} = {Human.Format(figure.Value)}", Tone.Heading));
        page.Text(figure.Working, 2, 2);
        if (figure.MattersMost is { } weight)
        {
            page.Text($"5th to 95th percentile of 10,000 samples; median {Human.Format(figure.Median, figure.Value.Dimension)}. {weight.Input} matters most: {Show.Share(weight.Share)} of the variance.", 2, 2);
        }

        page.Heading("inputs");
        var table = new Table(2, Column.Left("", 40), Column.Right(""), Column.Left(""));
        foreach (var input in figure.Inputs)
        {
            table.Row(input.Name, Human.Format(input.Value), Ink.Faint($"{input.Provenance}"));
        }

        table.WriteTo(page);
        return page;
    }

    public static Page Latency(Question.OfLatency question, Design design, SimulationResult run, AnalyticResult analytic)
    {
        var page = new Page();
        if (run.FindFlow(question.Flow.Name) is not { Arrived: > 0 } flow)
        {
            return page.Text($"{question.Flow.Name}: no request came, so there is nothing to explain.");
        }

        var value = question.Share == 0 ? flow.Mean : flow.PercentileAt(question.Share);
        var name = question.Share == 0 ? $"{flow.Flow} mean" : $"{flow.Flow} p{question.Share * 100:0.####}";
        page.Line(new Ink($"{name} = {Show.Value(value, Dimension.Duration)}", Tone.Heading));
        page.Text(How(question.Share, flow, run), 2, 2);
        if (analytic.FindFlow(flow.Flow) is { } solved)
        {
            page.Text($"The mean by formula ({solved.Method}) is {Show.Value(solved.MeanSeconds, Dimension.Duration)}, of which {Show.Value(solved.IdleSeconds, Dimension.Duration)} would remain if nothing waited.", 2, 2);
        }

        HopSection.Write(page, flow);
        WaterfallSection.Write(page, flow.SlowRequest);
        var visited = flow.Hops.Select(h => h.Component).Where(c => c.Length > 0).Distinct(StringComparer.Ordinal);
        Inputs(page, visited.Select(design.FindComponent).OfType<Component>());
        return page;
    }

    public static Page Busy(Component component, Design design, SimulationResult run, AnalyticResult analytic)
    {
        var page = new Page();
        if (run.FindComponent(component.Name) is not { } result)
        {
            return page.Text($"{component.Name} took no part in the run.");
        }

        page.Line(new Ink($"{component.Name} utilisation = {Show.Value(result.Utilisation, Dimension.Share)}", Tone.Heading));
        var plan = component.Plan;
        var busySeconds = result.OperationsPerSecond.Value > 0 && plan.Servers is { } servers ? result.Utilisation.Value * plan.Instances * servers / result.OperationsPerSecond.Value : double.NaN;
        page.Text(
            plan.Servers is null
                ? "It has no servers to be busy: a pure delay."
                : $"utilisation = operations × busy time ÷ servers = {Human.Format(result.OperationsPerSecond.Value, Dimension.Rate)} × {Show.Value(busySeconds, Dimension.Duration)} ÷ {Show.Count(plan.Instances * (double)plan.Servers)}",
            2, 4);
        page.Text($"{Show.Plural(plan.Instances, "instance")}, {Show.Plural(plan.Servers ?? 0, "server")} each; the busiest is at {Show.Value(result.UtilisationBusiest, Dimension.Share)}.", 2);
        if (analytic.FindComponent(component.Name) is { } solved)
        {
            page.Text($"By formula ({solved.Method}): {Human.Format(solved.OperationsPerSecond, Dimension.Rate)} arrive, {Show.Share(solved.OfferedLoad)} of capacity, mean wait {Show.Value(solved.MeanWaitSeconds, Dimension.Duration)}.", 2, 2);
        }

        if (result.Replicas is { } replicas && ReplicaText.Of(replicas) is { Length: > 0 } stale)
        {
            page.Text($"Replicas: {stale}; of {Show.Count(replicas.Reads)} reads of data that is also written.", 2, 2);
        }

        foreach (var pool in result.Pools)
        {
            page.Text($"{char.ToUpperInvariant(PoolText.Of(pool)[0])}{PoolText.Of(pool)[1..]}.", 2, 2);
        }

        page.Heading("who asks it");
        var table = new Table(2, Column.Left("", 50), Column.Right("times per request"), Column.Right("wait"), Column.Right("service"));
        foreach (var (flow, hop) in run.Flows.SelectMany(f => f.Hops.Where(h => h.Component == component.Name).Select(h => (f, h))))
        {
            table.Row($"{flow.Flow}: {hop.Label}", Human.Format(hop.VisitsPerRequest, Dimension.Number), Show.Value(hop.WaitSeconds, Dimension.Duration), Show.Value(hop.ServiceSeconds, Dimension.Duration));
        }

        table.WriteTo(page);
        Inputs(page, [component]);
        return page;
    }

    public static Page Objective(SloVerdict verdict)
    {
        var page = new Page();
        page.Line(new Ink($"{verdict.Slo.Text}: ", Tone.Heading), VerdictSection.Outcome(verdict.Outcome));
        page.Text($"It was judged on {Show.Value(verdict.Actual, verdict.Dimension)}{(verdict.Reason.Length > 0 ? $": {verdict.Reason}" : "")}.", 2, 2);
        page.Text("An objective is met when the whole 95 % interval is on the good side of the target, not met when none of it is, and not sure in between.", 2, 2, Tone.Faint);
        return page;
    }

    private static string How(double share, FlowResult flow, SimulationResult run) =>
        (share == 0 ? "Mean" : $"Of {1 / (1 - share):0.#} requests one is slower; measured as a percentile")
        + $" of {Show.Count(flow.Done)} latencies, simulated at {run.Level} load with seed {run.Seed}; the interval is {(share == 0 ? "Student's t" : "by order statistics")} over {Show.Plural(run.Replications, "replication")}.";

    private static void Inputs(Page page, IEnumerable<Component> components)
    {
        page.Heading("inputs");
        var table = new Table(2, Column.Left("", 30), Column.Left("", 34), Column.Left(""));
        foreach (var input in components.SelectMany(c => ComponentInput.Of(c)))
        {
            table.Row(input.Name, input.Value, Ink.Faint(input.Provenance));
        }

        table.WriteTo(page);
    }
}
