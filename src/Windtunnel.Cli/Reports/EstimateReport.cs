using Windtunnel.Cli.Pages;
using Windtunnel.Estimation;
using Windtunnel.Units;

namespace Windtunnel.Cli.Reports;

/// <summary>The envelope, every line with its working.</summary>
internal static class EstimateReport
{
    public static Page Write(Estimate estimate, bool isVerbose)
    {
        var page = new Page();
        foreach (var section in estimate.Figures.GroupBy(f => f.Section))
        {
            page.Heading(section.Key);
            var table = new Table(2, Column.Left("", 34), new Column("", true, 24), Column.Left(""));
            foreach (var figure in section)
            {
                table.Row(figure.Name, Human.Format(figure.Value), Ink.Faint(figure.Working));
                Further(table, figure, isVerbose);
            }

            table.WriteTo(page);
        }

        Expectations(page, estimate);
        return page;
    }

    private static void Further(Table table, Figure figure, bool isVerbose)
    {
        if (figure.MattersMost is { } weight)
        {
            table.Note($"median {Human.Format(figure.Median, figure.Value.Dimension)}; {weight.Input} matters most: {Show.Share(weight.Share)} of the variance");
        }

        foreach (var input in isVerbose ? figure.Inputs : [])
        {
            table.Note($"{input.Name} = {Human.Format(input.Value)}, {input.Provenance}");
        }
    }

    private static void Expectations(Page page, Estimate estimate)
    {
        if (estimate.Expectations.IsEmpty)
        {
            return;
        }

        page.Heading("expected");
        var table = new Table(2, Column.Left("", 8), Column.Left("", 30), Column.Right("expected"), Column.Right("estimated"), Column.Right("off"), Column.Left(""));
        foreach (var result in estimate.Expectations)
        {
            var dimension = result.Expectation.Value.Dimension;
            table.Row(
                result.IsMet ? new Ink("met", Tone.Good) : new Ink("not met", Tone.Bad),
                result.Expectation.Figure,
                Human.Format(result.Expectation.Value, 5),
                Show.Value(result.Actual, dimension, 5),
                double.IsNaN(result.Error) ? Show.Nothing : Show.Share(Math.Abs(result.Error)),
                Ink.Faint(result.Expectation.Source));
        }

        table.WriteTo(page);
    }
}
