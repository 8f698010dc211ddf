using Windtunnel.Cli.Pages;
using Windtunnel.Components;
using Windtunnel.Designs;
using Windtunnel.Simulation.Results;
using Windtunnel.Units;
using Windtunnel.Verdicts;

namespace Windtunnel.Cli.Reports;

/// <summary>Where the odds of a month come from: what is bad anyhow, what failures add, and which parts they are of.</summary>
internal static class MonthExplanation
{
    public static Page Of(Slo slo, Design design, MonthOdds? odds)
    {
        var page = new Page();
        if (odds is null)
        {
            return page.Text($"{slo.Text}: a month cannot be told, because no request came or the run did not settle.");
        }

        var details = odds.Details;
        page.Line(new Ink($"{slo.Text} this month: {Show.Value(new Measured(odds.Probability, (odds.High - odds.Low) / 2, Trust.Settled), Dimension.Share)}", Tone.Heading));
        page.Text($"Of {odds.Months:N0} months that were played, in which instances fail and come back as below, so many met it. The flow that misses it most often is {details.Flow}.", 2, 2);
        var allowed = slo.Metric switch { SloMetric.Percentile => 1 - slo.PercentileShare, SloMetric.Errors => slo.Target.Nominal, _ => 1 - slo.Target.Nominal };
        var bad = slo.Metric == SloMetric.Percentile ? $"are slower than {Human.Format(slo.Target)} or fail" : "fail";
        page.Text($"Of its requests {Show.Share(allowed)} may be bad, as many as come in {Lost(allowed)}; {Show.Share(details.Always)} {bad} although nothing is down.", 2, 2);
        page.Text($"Failures add {Lost(details.LostMean)} on average, {Lost(details.LostMedian)} in the middle month, and {Lost(details.LostBad)} or more in one of twenty.", 2, 2);

        page.Heading("what fails", "and what it would cost by itself, on average of all months");
        var table = new Table(2, Column.Left("", 22), Column.Right("instances"), Column.Right("each up"), Column.Right("then down"), Column.Right("all at once"), Column.Right("lost"));
        foreach (var (name, share) in details.Losses.Where(l => l.Share > 0).OrderByDescending(l => l.Share))
        {
            Row(table, design.FindComponent(name)!, share);
        }

        table.WriteTo(page);
        page.Text("A request that needs what is down, or finds too few instances up for the load at peak, fails; fewer that still suffice are taken to be as fast. Times up and down are exponential.", 2, 2, Tone.Faint);
        return page;
    }

    private static void Row(Table table, Component component, double share)
    {
        var repair = component.Repair;
        var up = MonthForecast.MtbfOf(component);
        table.Row(
            component.Name,
            Show.Count(component.Plan.Instances),
            double.IsFinite(up) ? Human.Format(up, Dimension.Duration, 2) : Show.Nothing,
            Human.Format(repair.Mttr.Value.Nominal, Dimension.Duration, 2),
            component.Plan.Replicas == 1 ? Show.Nothing : Show.Share(repair.CommonCause.Value.Nominal),
            Lost(share));
    }

    private static string Lost(double share) => share <= 0 ? "nothing" : Human.Format(share * MonthForecast.Seconds, Dimension.Duration, 2);
}
