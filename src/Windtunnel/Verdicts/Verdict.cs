using System.Collections.Immutable;
using Windtunnel.Designs;
using Windtunnel.Language;
using Windtunnel.Simulation.Results;
using Windtunnel.Units;

namespace Windtunnel.Verdicts;

/// <summary>Whether an objective is met.</summary>
public enum Outcome
{
    Met,
    NotMet,

    /// <summary>The interval straddles the target, or the value cannot be trusted.</summary>
    NotSure,
}

/// <summary>What became of one objective.</summary>
/// <param name="Slo">The objective.</param>
/// <param name="Experiment">The experiment it belongs to; null for the steady state.</param>
/// <param name="Outcome">Met, not met, not sure.</param>
/// <param name="Actual">The value it was judged on, in the base unit of <paramref name="Dimension"/>.</param>
/// <param name="Dimension">Of the value.</param>
/// <param name="Margin">Distance from the target as a share of it; positive on the good side; NaN when the value means nothing.</param>
/// <param name="Reason">One clause: "p99 41 ms is 59 % below 100 ms"; "urls saturated: 131 % of capacity".</param>
public sealed record SloVerdict(Slo Slo, string? Experiment, Outcome Outcome, Measured Actual, Dimension Dimension, double Margin, string Reason);

/// <summary>What limits the design, and the smallest change that would help.</summary>
/// <param name="Component">Name of the component; null when nothing limits, or a flow falls behind though no component is saturated.</param>
/// <param name="Sentence">"urls is the bottleneck: 62 % of its capacity at peak; it saturates at 1.6 × this load."</param>
/// <param name="Suggestion">"try urls: shards 16"; null when there is none.</param>
/// <param name="SaturatesAt">Multiple of the load at which it saturates; +∞ when never.</param>
public sealed record Bottleneck(string? Component, string Sentence, string? Suggestion, double SaturatesAt);

/// <summary>The three answers to one question, side by side.</summary>
/// <param name="Quantity">"redirect mean", "web utilisation".</param>
/// <param name="Dimension">Of the values.</param>
/// <param name="Envelope">From the estimate, no waiting anywhere; NaN when it has none.</param>
/// <param name="Analytic">From the queueing network; +∞ when saturated, NaN when it has none.</param>
/// <param name="Simulated">From the simulation.</param>
/// <param name="Disagrees">Further apart than the approximation allows.</param>
/// <param name="Reason">Why, when they disagree; else empty.</param>
public sealed record ThreeAnswers(string Quantity, Dimension Dimension, double Envelope, double Analytic, Measured Simulated, bool Disagrees, string Reason);

/// <summary>What became of a part of an experiment's steady-state hypothesis.</summary>
/// <param name="Experiment">Name of the experiment.</param>
/// <param name="Before">Before the first fault: unless it is met, the experiment says little.</param>
/// <param name="During">From the first fault to the end of the last; told, not judged.</param>
/// <param name="After">At the end, long after the last fault.</param>
public sealed record SteadyVerdict(string Experiment, SloVerdict Before, SloVerdict During, SloVerdict After)
{
    /// <summary>It held before and holds again.</summary>
    public bool IsMet => Before.Outcome is Outcome.Met && After.Outcome is Outcome.Met;
}

/// <summary>Everything `check` says.</summary>
/// <param name="IsMet">Every objective is met, steady and in experiments, every hypothesis holds before and after, and every expectation holds.</param>
/// <param name="Slos">In the order of the file, those of experiments after.</param>
/// <param name="Answers">Key figures three ways.</param>
/// <param name="Assumptions">Every default and approximation that the verdict rests on, in sentences.</param>
public sealed record Verdict(bool IsMet, ImmutableArray<SloVerdict> Slos, Bottleneck Bottleneck, ImmutableArray<ThreeAnswers> Answers, ImmutableArray<string> Assumptions)
{
    /// <summary>The steady-state hypotheses of experiments, in the order of the file.</summary>
    public ImmutableArray<SteadyVerdict> Steady { get; init; } = [];

    /// <summary>How likely each objective that failing parts can spoil is met in a month; empty when the steady state is saturated.</summary>
    public ImmutableArray<MonthOdds> Months { get; init; } = [];

    /// <summary>What the model leaves out that matters for this design, in sentences.</summary>
    public ImmutableArray<string> Limits { get; init; } = [];
}
