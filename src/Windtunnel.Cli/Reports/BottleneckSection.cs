using Windtunnel.Cli.Pages;
using Windtunnel.Verdicts;

namespace Windtunnel.Cli.Reports;

/// <summary>What limits the design, in a sentence, and what to try.</summary>
internal static class BottleneckSection
{
    public static void Write(Page page, Bottleneck bottleneck, bool isMet)
    {
        page.Heading("bottleneck");
        page.Text(bottleneck.Sentence, 2);
        if (bottleneck.Suggestion is { } suggestion)
        {
            page.Text($"Try {suggestion}.", 2, 4);
        }
        else if (isMet && bottleneck.SaturatesAt > 1)
        {
            page.Text("Nothing has to change for this load.", 2);
        }
    }
}
