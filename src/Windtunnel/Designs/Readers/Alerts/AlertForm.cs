using System.Collections.Immutable;
using Windtunnel.Units;

namespace Windtunnel.Designs.Readers.Alerts;

/// <summary>A form of alert. The reference lists these.</summary>
/// <param name="Word">The word of what is watched.</param>
/// <param name="Signal">What is watched; null for an error budget.</param>
/// <param name="Dimension">Of the threshold.</param>
/// <param name="IsOfFlow">Whether a flow is watched, or a component.</param>
/// <param name="Example">A whole sentence.</param>
/// <param name="About">What it says.</param>
internal sealed record AlertForm(string Word, AlertSignal? Signal, Dimension Dimension, bool IsOfFlow, string Example, string About)
{
    /// <summary>The form that begins with its own word, not with who is watched.</summary>
    public static AlertForm Audit { get; } = new(
        "audit", null, Dimension.Share, true, "audit 1 % of redirect every 10 min", "A share of a flow's answers, drawn at random, is compared with what they should be, every so often; it fires when one is wrong. When that is with 95 % certainty, and how many wrong answers went out by then, is told.");

    public static ImmutableArray<AlertForm> All { get; } =
    [
        new("errors", AlertSignal.Errors, Dimension.Share, true, "redirect errors > 1 % for 60 s", "Share of a flow's requests that fail, without a break for so long; without `for` at once."),
        new("p99", AlertSignal.P99, Dimension.Duration, true, "redirect p99 > 200 ms for 2 min", "Latency of requests answered in a window; one that hangs is not seen before it is answered."),
        new("p50", AlertSignal.Median, Dimension.Duration, true, "redirect p50 > 50 ms for 2 min", "The same, for the median."),
        new("traffic", AlertSignal.Traffic, Dimension.Rate, true, "redirect traffic < 100/s for 60 s", "Requests that come."),
        new("utilisation", AlertSignal.Utilisation, Dimension.Share, false, "web utilisation > 90 % for 5 min", "Busy servers of a component."),
        new("waiting", AlertSignal.Waiting, Dimension.Number, false, "feed-queue waiting > 10k for 1 min", "Requests or messages that wait at a component."),
        Audit,
        new("budget", null, Dimension.Share, true, "redirect budget of 99.9 % burns 14.4 x over 1 h and 5 min", "The error budget of an objective burns so many times as fast as it may, over both windows at once; `burns fast` means this one, `burns slowly` 6 x over 6 h and 30 min (The Site Reliability Workbook, ch. 5)."),
    ];
}
