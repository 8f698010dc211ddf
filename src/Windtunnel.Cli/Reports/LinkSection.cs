using Windtunnel.Cli.Pages;
using Windtunnel.Simulation.Results;
using Windtunnel.Units;

namespace Windtunnel.Cli.Reports;

/// <summary>What crosses the links between places; nothing where a design has none.</summary>
internal static class LinkSection
{
    public static void Write(Page page, SimulationResult simulation)
    {
        if (simulation.Links.IsEmpty)
        {
            return;
        }

        page.Heading("links");
        var table = new Table(2, Column.Left("", 40), Column.Right("crossings"), Column.Right("carries"), Column.Right("used"), Column.Right("wait"), Column.Right("lost"));
        foreach (var link in simulation.Links)
        {
            table.Row(
                $"{link.From} to {link.To}",
                Human.Format(link.CrossingsPerSecond.Value, Dimension.Rate),
                Human.Format(link.BytesPerSecond.Value, Dimension.ByteRate),
                link.Utilisation.Value == 0 ? Show.Nothing : Show.Ink(link.Utilisation, Dimension.Share),
                link.Utilisation.Value == 0 ? Show.Nothing : Human.Format(link.WaitMean.Value, Dimension.Duration, 2),
                link.LostShare.Value == 0 ? Show.Nothing : Show.Share(link.LostShare.Value));
        }

        table.WriteTo(page);
    }
}
