using Windtunnel.Analysis;
using Windtunnel.Components;
using Windtunnel.Designs;
using Windtunnel.Designs.Visits;
using Windtunnel.Simulation.Analytic;
using Windtunnel.Workloads;

namespace Windtunnel.Simulation.Layout;

/// <summary>The load that is simulated: level and factor applied.</summary>
internal static class Loads
{
    /// <summary>Least time a closed user takes for a round [s]; only an estimate of rates needs it, so that no rate is infinite.</summary>
    private const double RoundMin = 1e-6;

    /// <summary>Mean arrival rate [1/s].</summary>
    public static double RateOf(OpenLoad load, SimulationOptions options) =>
        load.RateAt(options.LoadFactor, options.Level == LoadLevel.Peak);

    /// <summary>Users; ≥ 0.</summary>
    public static int UsersOf(ClosedLoad load, SimulationOptions options) =>
        (int)Math.Clamp(Math.Round(load.Users.Value.Nominal * options.LoadFactor), 0, int.MaxValue);

    /// <summary>What the load asks of every step when nothing fails.</summary>
    /// <param name="design">The design.</param>
    /// <param name="options">Level and factor.</param>
    /// <param name="analytic">Says how long closed users wait; null takes them not to wait.</param>
    /// <param name="hitRatio">Hit ratio of a cache for a data set; in [0, 1].</param>
    public static SteadyTraffic TrafficOf(Design design, SimulationOptions options, AnalyticResult? analytic, Func<Component, DataSet?, double> hitRatio) =>
        BatchedTraffic.Of(design, LimiterShares.AddTo(design, new TrafficInputs { Arrivals = ArrivalsOf(options, analytic), HitRatio = hitRatio }));

    /// <summary>Requests that each load starts [1/s].</summary>
    /// <param name="options">Level and factor.</param>
    /// <param name="analytic">Says how long closed users wait; null takes them not to wait.</param>
    public static Func<Load, double> ArrivalsOf(SimulationOptions options, AnalyticResult? analytic) => load => load switch
    {
        OpenLoad open => RateOf(open, options),
        ClosedLoad closed => UsersOf(closed, options) / Math.Max(RoundMin, closed.Think.Value.Mean + IdleOf(load.Flow, analytic)),
        _ => 0,
    };

    private static double IdleOf(string flow, AnalyticResult? analytic) => analytic?.FindFlow(flow)?.IdleSeconds ?? 0;
}
