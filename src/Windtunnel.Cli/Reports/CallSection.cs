using Windtunnel.Cli.Pages;
using Windtunnel.Simulation.Results;
using Windtunnel.Units;

namespace Windtunnel.Cli.Reports;

/// <summary>What calls did about slow and failed tries; nothing where all went well at once.</summary>
internal static class CallSection
{
    public static void Write(Page page, IEnumerable<FlowResult> flows)
    {
        var table = new Table(2, Column.Left("", 34), Column.Right("calls/request"), Column.Left("per call", 60));
        foreach (var flow in flows)
        {
            foreach (var call in flow.Calls.Where(c => c.IsEventful))
            {
                table.Row($"{flow.Flow}: {call.Label}", Number(call.CallsPerRequest), Words(call));
            }
        }

        if (!table.IsEmpty)
        {
            page.Heading("calls", "of steps that try again, or do other than wait");
            table.WriteTo(page);
        }
    }

    /// <summary>What happened at a call besides the call itself, per call.</summary>
    public static string Words(CallResult call) => string.Join(" · ", Parts(call));

    private static IEnumerable<string> Parts(CallResult call)
    {
        if (call.Retries > 0)
        {
            yield return $"{Number(call.Retries)} retries";
        }

        if (call.Withheld > 0)
        {
            yield return $"{Number(call.Withheld)} withheld by the budget";
        }

        if (call.Hedges > 0)
        {
            yield return $"{Number(call.Hedges)} hedges";
        }

        if (call.BreakerOpen > 0)
        {
            yield return $"breaker open {Show.Share(call.BreakerOpen)} of the time, {Number(call.ShortCircuited)} not made";
        }

        if (call.Duplicates > 0)
        {
            yield return $"{Number(call.Duplicates)} arrived twice";
        }

        if (call.DoneTwice > 0)
        {
            yield return $"{Number(call.DoneTwice)} done twice";
        }

        if (call.Recognised > 0)
        {
            yield return $"{Number(call.Recognised)} recognised as done before";
        }

        if (call.TurnedAway > 0)
        {
            yield return $"{Number(call.TurnedAway)} turned away by the bulkhead";
        }
    }

    private static string Number(double value) => Human.Format(value, Dimension.Number, 2);
}
