using Windtunnel.Cli.Pages;
using Windtunnel.Simulation.Results;
using Windtunnel.Units;

namespace Windtunnel.Cli.Reports;

/// <summary>How long each flow takes and which hop takes it.</summary>
internal static class LatencySection
{
    /// <summary>Hops below this share are told together.</summary>
    private const double ShareMin = 0.01;

    public static void Write(Page page, IEnumerable<FlowResult> flows, string note = "± 95 % confidence")
    {
        page.Heading("latency", note);
        var table = new Table(2, Column.Left("", 22), Column.Right("done"), Column.Right("p50"), Column.Right("p90"), Column.Right("p99"), Column.Right("p99.9"));
        foreach (var flow in flows)
        {
            if (flow.Arrived == 0)
            {
                table.Row(flow.Flow, "0/s", Show.Nothing, Show.Nothing, Show.Nothing, Show.Nothing);
                table.Note("no request came");
                continue;
            }

            table.Row(flow.Flow, Rate(flow.Throughput), Cell(flow.P50), Cell(flow.P90), Cell(flow.P99), Cell(flow.P999));
            Hops(table, "mean", flow.Hops, h => h.MeanShare);
            Hops(table, "p99", flow.Hops, h => h.TailShare);
            Further(table, flow);
        }

        table.WriteTo(page);
    }

    private static Ink Cell(Measured measured) => Show.Ink(measured, Dimension.Duration);

    private static Ink Rate(Measured rate) => new(Human.Format(rate.Value, Dimension.Rate), rate.IsTrusted ? Tone.Plain : Tone.Unsure);

    private static void Hops(Table table, string title, IEnumerable<Hop> hops, Func<Hop, double> share)
    {
        var known = hops.Where(h => !double.IsNaN(share(h))).OrderByDescending(share).ToList();
        if (known.Count == 0)
        {
            return;
        }

        var told = known.Where(h => share(h) >= ShareMin).Select(h => $"{h.Label} {Show.Share(share(h))}").ToList();
        var others = known.Where(h => share(h) < ShareMin).Sum(share);
        if (others >= ShareMin)
        {
            told.Add($"others {Show.Share(others)}");
        }

        table.Note($"{title,4}: {string.Join(" · ", told)}");
    }

    private static void Further(Table table, FlowResult flow)
    {
        var failed = flow.Failed.Sum(f => f.Count);
        if (failed > 0)
        {
            var finished = flow.Done + flow.SoldOut + flow.Limited + failed;
            var causes = string.Join(" · ", flow.Failed.Where(f => f.Count > 0).OrderByDescending(f => f.Count).ThenBy(f => f.Cause, StringComparer.Ordinal).Select(f => $"{f.Cause} {Show.Share((double)f.Count / finished)}"));
            table.Note($"failed {Show.Value(flow.ErrorShare, Dimension.Share)}: {causes}");
        }

        if (!flow.IsOpen)
        {
            table.Note("closed load: users wait for the answer, so that a pause also holds back the requests it would have made slow");
        }

        if (flow.SoldOut > 0)
        {
            table.Note($"sold out: {Show.Plural(flow.SoldOut, "request")}");
        }

        if (flow.Limited > 0)
        {
            table.Note($"limited: {Show.Share((double)flow.Limited / (flow.Done + flow.SoldOut + flow.Limited + failed))} turned away by a rate limiter");
        }

        if (flow.Freshness is { } freshness)
        {
            table.Note($"freshness, from {(flow.IsJob ? "the start of the run before" : "the request that caused the message")} to done: p50 {Show.Value(freshness.P50, Dimension.Duration)}, p99 {Show.Value(freshness.P99, Dimension.Duration)}");
        }

        foreach (var percentile in flow.Percentiles)
        {
            table.Note($"p{percentile.Share * 100:0.####}: {Show.Value(percentile.Value, Dimension.Duration)}");
        }
    }
}
