using Windtunnel.Designs;
using Windtunnel.Estimation;
using Windtunnel.Language;

namespace Windtunnel.Verdicts;

/// <summary>What somebody wants explained.</summary>
public abstract record Question(string Text)
{
    /// <summary>A line of the envelope: "urls storage".</summary>
    public sealed record OfFigure(string Text, Figure Figure) : Question(Text);

    /// <summary>A latency of a flow: "redirect p99". A share of 0 stands for the mean.</summary>
    public sealed record OfLatency(string Text, Flow Flow, double Share) : Question(Text);

    /// <summary>How busy a component is: "urls utilisation".</summary>
    public sealed record OfComponent(string Text, Components.Component Component) : Question(Text);

    /// <summary>An objective of the design.</summary>
    public sealed record OfSlo(string Text, Slo Slo) : Question(Text);

    /// <summary>How likely an objective is met in a month.</summary>
    public sealed record OfMonth(string Text, Slo Slo) : Question(Text);

    /// <summary>What follows an objective to ask for its month.</summary>
    private const string ThisMonth = " this month";

    /// <summary>Reads a question; null when the design has no such thing.</summary>
    public static Question? Read(string text, Design design, Estimate estimate)
    {
        var words = Normal(text);
        if (design.Requirements.Slos.FirstOrDefault(s => Normal(s.Text) == words) is { } slo)
        {
            return new OfSlo(text, slo);
        }

        if (words.EndsWith(ThisMonth, StringComparison.Ordinal) && design.Requirements.Slos.Where(MonthForecast.Covers).FirstOrDefault(s => Normal(s.Text) + ThisMonth == words) is { } monthly)
        {
            return new OfMonth(text, monthly);
        }

        if (estimate.Figures.FirstOrDefault(f => Normal(f.Name) == words) is { } figure)
        {
            return new OfFigure(text, figure);
        }

        foreach (var flow in design.Flows)
        {
            if (words == Normal(flow.Name) || (words.StartsWith(Normal(flow.Name) + " ", StringComparison.Ordinal) && ShareOf(words[(Normal(flow.Name).Length + 1)..]) is not null))
            {
                return new OfLatency(text, flow, words == Normal(flow.Name) ? 0.99 : ShareOf(words[(Normal(flow.Name).Length + 1)..])!.Value);
            }
        }

        return design.Components.FirstOrDefault(c => words == Normal(c.Name) || words == Normal(c.Name) + " utilisation") is { } component
            ? new OfComponent(text, component)
            : null;
    }

    /// <summary>Everything that can be asked, in the order of the design.</summary>
    public static IReadOnlyList<string> Askable(Design design, Estimate estimate) =>
    [
        .. design.Requirements.Slos.Select(s => s.Text),
        .. design.Requirements.Slos.Where(MonthForecast.Covers).Select(s => s.Text + ThisMonth),
        .. design.Flows.SelectMany(f => new[] { $"{f.Name} mean", $"{f.Name} p50", $"{f.Name} p90", $"{f.Name} p99", $"{f.Name} p99.9" }),
        .. design.Components.Select(c => $"{c.Name} utilisation"),
        .. estimate.Figures.Select(f => f.Name),
    ];

    /// <summary>The figure, latency or component an objective is judged on; null when there is more to it than one.</summary>
    public static Question? Behind(Slo slo, Design design, Estimate estimate) => slo.Metric switch
    {
        SloMetric.Percentile or SloMetric.Mean when design.FindFlow(slo.Subject ?? "") is { } flow => new OfLatency(slo.Text, flow, slo.PercentileShare),
        SloMetric.Errors or SloMetric.Throughput when design.FindFlow(slo.Subject ?? "") is { } flow => new OfLatency(slo.Text, flow, 0.99),
        SloMetric.Availability => estimate.Find($"{slo.Subject} availability") is { } figure ? new OfFigure(slo.Text, figure) : null,
        SloMetric.Cost => estimate.Find("cost") is { } figure ? new OfFigure(slo.Text, figure) : null,
        SloMetric.Utilisation or SloMetric.HitRatio when design.FindComponent(slo.Subject ?? "") is { } component => new OfComponent(slo.Text, component),
        _ => null,
    };

    /// <summary>The askable question nearest to what was asked, or null.</summary>
    public static string? Nearest(string text, IReadOnlyList<string> askable) => Suggestion.Nearest(text, askable);

    private static double? ShareOf(string metric) => metric switch
    {
        "mean" => 0,
        "median" or "latency p50" => 0.5,
        "latency" => 0.99,
        ['p', .. var digits] when double.TryParse(digits, out var percent) && percent is > 0 and < 100 => percent / 100,
        _ => null,
    };

    private static string Normal(string text) => string.Join(' ', text.ToLowerInvariant().Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
}
