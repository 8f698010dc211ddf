using System.Collections.Immutable;
using Windtunnel.Cli.Pages;
using Windtunnel.Simulation.Results;
using Windtunnel.Units;

namespace Windtunnel.Cli.Reports;

/// <summary>One real request drawn to scale, from left to right.</summary>
internal static class WaterfallSection
{
    /// <summary>Columns the whole request takes.</summary>
    private const int Columns = 44;

    public static void Write(Page page, ImmutableArray<Span> spans)
    {
        var end = spans.IsDefaultOrEmpty ? 0 : spans.Max(s => s.StartSeconds + s.WaitSeconds + s.ServiceSeconds);
        if (!(end > 0))
        {
            return;
        }

        page.Heading("one slow request", $"{Human.Format(end, Dimension.Duration)} in all; · waits, # is served");
        var table = new Table(2, Column.Left("", 28), Column.Left("", Columns), Column.Right("waits"), Column.Right("served"));
        foreach (var span in Joined(spans))
        {
            // A stretch too short for the scale still gets its mark.
            var start = Position(span.StartSeconds);
            var served = Math.Max(start, Position(span.StartSeconds + span.WaitSeconds));
            var stop = Math.Clamp(Position(span.StartSeconds + span.WaitSeconds + span.ServiceSeconds), served + (span.ServiceSeconds > 0 ? 1 : 0), Columns + 1);
            var bar = new string(' ', start) + new string('·', served - start) + new string('#', Math.Max(0, stop - served));
            table.Row(span.Label, bar, Show.Value(span.WaitSeconds, Dimension.Duration, 2), Show.Value(span.ServiceSeconds, Dimension.Duration, 2));
        }

        table.WriteTo(page);

        int Position(double seconds) => (int)Math.Round(Math.Clamp(seconds / end, 0, 1) * (Columns - 1));
    }

    /// <summary>What holds a server and what does not are two stretches of one visit.</summary>
    private static List<Span> Joined(ImmutableArray<Span> spans)
    {
        var joined = new List<Span>();
        foreach (var span in spans)
        {
            var follows = joined.Count > 0 && joined[^1].Label == span.Label && span.WaitSeconds == 0
                && Math.Abs(joined[^1].StartSeconds + joined[^1].WaitSeconds + joined[^1].ServiceSeconds - span.StartSeconds) < 1e-9;
            if (follows)
            {
                joined[^1] = joined[^1] with { ServiceSeconds = joined[^1].ServiceSeconds + span.ServiceSeconds };
            }
            else
            {
                joined.Add(span);
            }
        }

        return joined;
    }
}
