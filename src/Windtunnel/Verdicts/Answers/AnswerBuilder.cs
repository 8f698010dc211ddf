using System.Collections.Immutable;
using Windtunnel.Estimation;
using Windtunnel.Simulation.Analytic;
using Windtunnel.Simulation.Layout;
using Windtunnel.Simulation.Results;
using Windtunnel.Units;

namespace Windtunnel.Verdicts;

/// <summary>Puts envelope, queueing network and simulation side by side.</summary>
internal static class AnswerBuilder
{
    /// <summary>Relative difference of a rate or a utilisation beyond the interval that is no cause for concern: work that straddles the end of a run.</summary>
    private const double FlowTolerance = 0.02;

    /// <summary>Che's approximation is within a few hundredths of a hit ratio (Fricker, Robert, Roberts 2012); 0.02 is held by the theory tests.</summary>
    private const double HitRatioTolerance = 0.02;

    /// <summary>Some thirty figures are compared, so at 95 % one or two would differ by chance; twice the half-width is about 99.9 %.</summary>
    private const double Certain = 2;

    public static ImmutableArray<ThreeAnswers> Build(Estimate estimate, AnalyticResult analytic, SimulationResult simulation)
    {
        var answers = ImmutableArray.CreateBuilder<ThreeAnswers>();
        // The estimate speaks of the peak as designed; at another load it has nothing to say about use, nor about what a job has to do.
        var isEstimated = simulation is { Level: "peak", LoadFactor: 1 };
        foreach (var flow in simulation.Flows.Where(f => f.Arrived > 0))
        {
            if (analytic.FindFlow(flow.Flow) is { } solved)
            {
                answers.Add(Compare($"{flow.Flow} mean", Dimension.Duration, (isEstimated || !flow.IsJob ? estimate.Find($"{flow.Flow} idle time")?.Value.Nominal : null) ?? solved.IdleSeconds, solved.MeanSeconds, flow.Mean, solved.Tolerance, ReasonOf(flow, solved, simulation)));
            }
        }

        foreach (var component in simulation.Components)
        {
            // Where nothing came in the run there is nothing to set beside the formulas.
            if (analytic.FindComponent(component.Component) is not { OfferedLoad: > 0 } solved || component.OperationsPerSecond.Value == 0)
            {
                continue;
            }

            var envelope = isEstimated ? estimate.Find($"{component.Component} utilisation at peak")?.Value.Nominal ?? double.NaN : double.NaN;
            answers.Add(Compare($"{component.Component} utilisation", Dimension.Share, envelope, solved.OfferedLoad >= 1 ? solved.OfferedLoad : solved.Utilisation, component.Utilisation, FlowTolerance, ReasonOf(component, simulation)));
        }

        foreach (var (name, cache) in simulation.Components.Where(c => c.Cache is not null).Select(c => (c.Component, c.Cache!)))
        {
            var envelope = estimate.Find($"{name} hit ratio")?.Value.Nominal ?? double.NaN;
            answers.Add(Compare($"{name} hit ratio", Dimension.Share, envelope, cache.Analytic, cache.HitRatio, HitRatioTolerance, "the formula takes keys as independent of each other and the cache as warm"));
        }

        return answers.ToImmutable();
    }

    private static ThreeAnswers Compare(string quantity, Dimension dimension, double envelope, double analytic, Measured simulated, double tolerance, string reason)
    {
        var halfWidth = double.IsNaN(simulated.HalfWidth) ? 0 : simulated.HalfWidth;
        var allowed = tolerance * Math.Abs(analytic) + Certain * halfWidth;
        var disagrees = !double.IsNaN(analytic)
            && (double.IsInfinity(analytic) || analytic >= 1 && dimension is Dimension.Share
                ? simulated.IsTrusted && simulated.High < 0.98
                : simulated.IsTrusted && Math.Abs(simulated.Value - analytic) > allowed);
        return new ThreeAnswers(quantity, dimension, envelope, analytic, simulated, disagrees, disagrees ? reason : "");
    }

    private static string ReasonOf(FlowResult flow, AnalyticFlow solved, SimulationResult simulation) =>
        simulation.Components.FirstOrDefault(c => c.IsSaturated) is { } saturated ? $"{saturated.Component} is saturated; the network has no steady state there"
        : flow.Hops.Any(h => h.WaitSeconds > 0 && h.Label.EndsWith(InvokeWriter.WaitingForRoom, StringComparison.Ordinal)) ? "senders wait for room in a full queue, which the network does not know"
        : flow.Hops.Any(h => h.WaitSeconds > 0 && h.Label.EndsWith(PoolLayout.WaitingForConnection, StringComparison.Ordinal)) ? "requests wait for a connection, which the network does not know"
        : IsGivenOutAgain(flow.Flow, simulation) ? "messages are given out again or never, which the network does not know"
        : simulation.Flows.Any(f => f.Limited > 0) ? "requests are turned away by a limiter, of which the network knows the average only"
        : Failed(flow) ? "requests fail or are tried again, of which the network knows the components' own errors only"
        : simulation.Components.FirstOrDefault(c => c.UtilisationBusiest.Value > 1.25 * c.Utilisation.Value && c.Utilisation.Value > 0.05) is { } skewed
            ? $"{skewed.Component} is used unevenly, the network spreads its load alike"
            : $"the network is an approximation here ({solved.Method})";

    private static string ReasonOf(ComponentResult component, SimulationResult simulation) =>
        simulation.Components.FirstOrDefault(c => c.IsSaturated && c.Component != component.Component) is { } saturated ? $"{saturated.Component} is saturated and lets less through than arrives"
        : simulation.Flows.Any(f => f.SoldOut > 0) ? "requests that find nothing left to sell end early, which the network does not know"
        : simulation.Flows.Any(f => IsGivenOutAgain(f.Flow, simulation)) ? "messages are given out again or never, which the network does not know"
        : simulation.Flows.Any(f => f.Limited > 0) ? "requests are turned away by a limiter, of which the network knows the average only"
        : component.RejectedShare.Value > 0 ? "operations are turned away, which the network does not know"
        : component.ErrorShare.Value > 0 || simulation.Flows.Any(Failed) ? "requests fail or are tried again, of which the network knows the components' own errors only"
        : "work arrives in another mix than the mean says";

    private static bool IsGivenOutAgain(string flow, SimulationResult simulation) =>
        simulation.Components.Any(c => c.Backlog is { } backlog && backlog.Readers.Any(r => r.Flow == flow && r.IsEventful));

    private static bool Failed(FlowResult flow) => flow.ErrorShare.Value > 0.001 || flow.Calls.Any(c => c.Retries + c.Hedges + c.TurnedAway > 0.001);
}
