using Windtunnel.Cli.Pages;
using Windtunnel.Units;
using Windtunnel.Validation.Utilisations;

namespace Windtunnel.Cli.Reports;

/// <summary>How far simulation and network are off, mechanism by mechanism, as utilisation rises.</summary>
internal static class UtilisationReport
{
    public static Page Write(Mechanism mechanism, IReadOnlyList<Comparison> comparisons)
    {
        var page = new Page().Line(new Ink(mechanism.Name, Tone.Heading));
        var table = new Table(2, Column.Right("utilisation"), Column.Right("exact"), Column.Right("simulated"), Column.Right("off by"), Column.Right("network"), Column.Right("off by"));
        foreach (var c in comparisons)
        {
            table.Row(
                Human.Format(c.Utilisation, Dimension.Share),
                double.IsNaN(c.Exact) ? Show.Nothing : Human.Format(c.Exact, Dimension.Duration, 4),
                Show.Ink(c.Simulated, Dimension.Duration),
                double.IsNaN(c.Exact) ? Show.Nothing : Signed(c.SimulationError),
                Human.Format(c.Network, Dimension.Duration, 4),
                Signed(c.NetworkError));
        }

        table.WriteTo(page);
        return page;
    }

    private static string Signed(double share) => Math.Abs(share) < 5e-5 ? "0 %" : Human.Format(share, Dimension.Share, 2);
}
