using System.Collections.Immutable;
using Windtunnel.Cli.Pages;
using Windtunnel.Designs;
using Windtunnel.Simulation.Results;
using Windtunnel.Units;
using Windtunnel.Verdicts;

namespace Windtunnel.Cli.Reports;

/// <summary>How likely each objective is met in a month.</summary>
internal static class MonthSection
{
    /// <summary>Probability from which a month is likely enough to be no worry.</summary>
    private const double Likely = 0.99;

    public static void Write(Page page, ImmutableArray<MonthOdds> months)
    {
        if (months.IsEmpty)
        {
            return;
        }

        page.Heading("this month", $"probability of meeting each objective, parts failing; {months[0].Months:N0} months played");
        var table = new Table(2, Column.Left("", 44), Column.Right("met"), Column.Left(""));
        foreach (var odds in months)
        {
            table.Row(
                odds.Slo.Text,
                new Ink(Show.Value(new Measured(odds.Probability, (odds.High - odds.Low) / 2, Trust.Settled), Dimension.Share), odds.Probability >= Likely ? Tone.Good : odds.Probability >= 0.5 ? Tone.Unsure : Tone.Bad),
                Ink.Faint(odds.Culprit is null ? "" : $"most lost by {odds.Culprit}"));
        }

        table.WriteTo(page);
        if (months.Any(m => m.Slo.Metric is SloMetric.Availability))
        {
            page.Text("Availability above is a mean over years, failures being independent; a month has whole failures or none, and some take all instances of a shard (common cause).", 2, 2, Tone.Faint);
        }
        else if (months.Any(m => m.Probability < Likely))
        {
            page.Text("The verdict above has every part working; here parts fail and come back, and what that alone costs in a month can be more than an objective allows.", 2, 2, Tone.Faint);
        }
    }
}
