using System.Collections.Immutable;
using Windtunnel.Language;
using Windtunnel.Units;

namespace Windtunnel.Estimation;

/// <summary>An input of a figure, by name, with where it came from.</summary>
public sealed record FigureInput(string Name, Quantity Value, Provenance Provenance);

/// <summary>One line of the envelope.</summary>
/// <param name="Name">Unique name, as `expect:` and `explain` call it: "redirect average rate", "urls storage", "cost".</param>
/// <param name="Section">Heading it stands under: "traffic", "storage", "bandwidth", "memory", "concurrency", "rows", "servers", "cost", "availability".</param>
/// <param name="Value">The value; a range when inputs are ranges: 5th and 95th percentile of 10,000 samples.</param>
/// <param name="Median">50th percentile of the samples; the nominal value when no input is a range. Base unit.</param>
/// <param name="Working">The arithmetic with numbers: "100M/day ÷ 86,400 s = 1,157/s".</param>
/// <param name="Inputs">What went in.</param>
/// <param name="MattersMost">The ranged input that moves it most, with the share of variance it explains; null when no input is a range.</param>
public sealed record Figure(
    string Name,
    string Section,
    Quantity Value,
    double Median,
    string Working,
    ImmutableArray<FigureInput> Inputs,
    InputWeight? MattersMost);

/// <summary>How much an input moves a figure.</summary>
/// <param name="Input">Its name.</param>
/// <param name="Share">Share of the variance it explains; in [0, 1].</param>
public sealed record InputWeight(string Input, double Share);

/// <summary>Whether a published figure was reproduced.</summary>
/// <param name="Expectation">What the design file expects.</param>
/// <param name="Actual">The figure's value in its base unit; NaN when there is no such figure.</param>
/// <param name="Error">Relative error; NaN when there is no such figure.</param>
/// <param name="IsMet">Within tolerance.</param>
public sealed record ExpectationResult(Designs.Expectation Expectation, double Actual, double Error, bool IsMet);

/// <summary>The envelope of a design.</summary>
/// <param name="Figures">In the order they are printed.</param>
/// <param name="Expectations">In the order of the file.</param>
public sealed record Estimate(string Design, ImmutableArray<Figure> Figures, ImmutableArray<ExpectationResult> Expectations)
{
    public Figure? Find(string name) => Figures.FirstOrDefault(f => string.Equals(f.Name, name, StringComparison.Ordinal));
}
