using System.Collections.Immutable;
using Windtunnel.Designs;

namespace Windtunnel.Verdicts;

/// <summary>How likely an objective is met in a month, when parts fail as often as they do.</summary>
/// <param name="Slo">The objective.</param>
/// <param name="Probability">Share of the months that were played in which it is met.</param>
/// <param name="Low">Lower end of its 95 % interval.</param>
/// <param name="High">Upper end.</param>
/// <param name="Months">Months that were played.</param>
/// <param name="Culprit">The component that costs it most; null when nothing that it needs fails.</param>
public sealed record MonthOdds(Slo Slo, double Probability, double Low, double High, int Months, string? Culprit)
{
    /// <summary>Where it comes from.</summary>
    public required MonthDetails Details { get; init; }
}

/// <summary>What months cost the flow that misses an objective most often.</summary>
/// <param name="Flow">The flow.</param>
/// <param name="Always">Share of its requests that are bad for the objective although nothing is down, as simulated.</param>
/// <param name="LostMean">Share of its requests that meet with something down, on average.</param>
/// <param name="LostMedian">The same in the middle month.</param>
/// <param name="LostBad">The same in one month of twenty, or more.</param>
/// <param name="Losses">Share that each component would cost it by itself, on average.</param>
public sealed record MonthDetails(string Flow, double Always, double LostMean, double LostMedian, double LostBad, ImmutableArray<(string Component, double Share)> Losses);
