using Windtunnel.Designs.Readers;
using Windtunnel.Kernel.Chance;
using Windtunnel.Simulation;
using Windtunnel.Simulation.Analytic;
using Windtunnel.Simulation.Results;

namespace Windtunnel.Validation.Utilisations;

/// <summary>The mean latency of a mechanism at one utilisation, three ways.</summary>
/// <param name="Utilisation">Of its busiest part.</param>
/// <param name="Simulated">What was simulated [s].</param>
/// <param name="Network">What the queueing network says [s].</param>
/// <param name="Exact">The closed form [s]; NaN where there is none.</param>
public sealed record Comparison(double Utilisation, Measured Simulated, double Network, double Exact)
{
    /// <summary>How far the network is from the closed form, or where there is none from the simulation; signed share.</summary>
    public double NetworkError => (Network / (double.IsNaN(Exact) ? Simulated.Value : Exact)) - 1;

    /// <summary>How far the simulation is from the closed form; signed share; NaN where there is none.</summary>
    public double SimulationError => (Simulated.Value / Exact) - 1;

    /// <summary>Half-width of the simulation's 95 % interval as a share of its mean.</summary>
    public double Interval => Simulated.HalfWidth / Simulated.Value;

    /// <summary>Solves and simulates one mechanism.</summary>
    /// <param name="mechanism">The mechanism.</param>
    /// <param name="utilisation">Utilisation of its busiest part; in (0, 1).</param>
    /// <param name="seed">Seed of the run.</param>
    /// <param name="cancellation">Stops between replications.</param>
    public static Comparison Of(Mechanism mechanism, double utilisation, ulong seed, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(mechanism);
        var design = DesignReader.ReadText(mechanism.Design(utilisation), mechanism.Name).Design!;
        var options = new SimulationOptions { Seed = seed ^ RandomStream.IdOf(mechanism.Name), Replications = 20 };
        var simulated = Simulator.Run(design, options, progress: null, cancellation).Flows[0].Mean;
        return new Comparison(utilisation, simulated, AnalyticPass.Solve(design, options).Flows[0].MeanSeconds, mechanism.Exact?.Invoke(utilisation) ?? double.NaN);
    }
}
