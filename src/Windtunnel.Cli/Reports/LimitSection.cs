using System.Collections.Immutable;
using Windtunnel.Cli.Pages;

namespace Windtunnel.Cli.Reports;

/// <summary>What the model leaves out that matters for the design at hand.</summary>
internal static class LimitSection
{
    public static void Write(Page page, ImmutableArray<string> limits)
    {
        if (limits.IsEmpty)
        {
            return;
        }

        page.Heading("not modelled", "docs/theory/validity.md");
        foreach (var limit in limits)
        {
            page.Text(limit, 2, 2, Tone.Faint);
        }
    }
}
