using Windtunnel.Cli.Pages;
using Windtunnel.Simulation.Results;
using Windtunnel.Units;

namespace Windtunnel.Cli.Reports;

/// <summary>Hop by hop: how often, waiting, served, on average and near p99.</summary>
internal static class HopSection
{
    public static void Write(Page page, FlowResult flow)
    {
        if (flow.Hops.IsEmpty)
        {
            return;
        }

        page.Heading("where the time goes", "per request of the flow; near p99: requests about that slow");
        var table = new Table(2, Column.Left("", 34), Column.Right("times"), Column.Right("waits"), Column.Right("served"), Column.Right("of the mean"), Column.Right("near p99"), Column.Right("of p99"));
        foreach (var hop in flow.Hops)
        {
            table.Row(
                hop.Label,
                Human.Format(hop.VisitsPerRequest, Dimension.Number, 2),
                Show.Value(hop.WaitSeconds, Dimension.Duration, 2),
                Show.Value(hop.ServiceSeconds, Dimension.Duration, 2),
                Show.Share(hop.MeanShare),
                Show.Value(hop.TailSeconds, Dimension.Duration, 2),
                double.IsNaN(hop.TailShare) ? Show.Nothing : Show.Share(hop.TailShare));
        }

        table.WriteTo(page);
    }
}
