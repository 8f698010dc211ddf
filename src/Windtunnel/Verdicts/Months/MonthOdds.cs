using Windtunnel.Designs;

namespace Windtunnel.Verdicts;

/// <summary>How likely an objective is met in a month, when parts fail as often as they do.</summary>
/// <param name="Slo">The objective.</param>
/// <param name="Probability">Share of the months that were played in which it is met.</param>
/// <param name="Low">Lower end of its 95 % interval.</param>
/// <param name="High">Upper end.</param>
/// <param name="Months">Months that were played.</param>
/// <param name="Culprit">The component that costs it most; null when nothing that it needs fails.</param>
public sealed record MonthOdds(Slo Slo, double Probability, double Low, double High, int Months, string? Culprit);
