using Windtunnel.Designs;
using Windtunnel.Simulation.Analytic;
using Windtunnel.Simulation.Results;

namespace Windtunnel.Verdicts;

/// <summary>How a changed design is tried before the change is suggested.</summary>
/// <param name="Analyse">Solves it as a queueing network: milliseconds.</param>
/// <param name="Simulate">Simulates its steady state: seconds.</param>
public sealed record Trial(Func<Design, AnalyticResult> Analyse, Func<Design, SimulationResult> Simulate);
