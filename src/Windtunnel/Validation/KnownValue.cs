using Windtunnel.Simulation.Results;
using Windtunnel.Units;

namespace Windtunnel.Validation;

/// <summary>A figure that theory or a publication gives exactly.</summary>
/// <param name="What">"mean response", "throughput of class 1".</param>
/// <param name="Dimension">Its dimension.</param>
/// <param name="Value">The known value, in the base unit.</param>
/// <param name="Read">Finds the simulator's value of it.</param>
/// <param name="Tolerance">Widest permitted half-width of the 99 % interval, as a share of the value; default 1 %.</param>
public sealed record KnownValue(string What, Dimension Dimension, double Value, Func<SimulationResult, Measured> Read, double Tolerance = 0.01)
{
    public static KnownValue Mean(string flow, double seconds) =>
        new($"{flow} mean", Dimension.Duration, seconds, r => r.FindFlow(flow)!.Mean);

    public static KnownValue Freshness(string flow, double seconds) =>
        new($"{flow} mean freshness", Dimension.Duration, seconds, r => r.FindFlow(flow)!.Freshness!.Mean);

    public static KnownValue Percentile(string flow, double share, double seconds) => new(
        $"{flow} p{share * 100:0.###}",
        Dimension.Duration,
        seconds,
        r => share switch { 0.5 => r.FindFlow(flow)!.P50, 0.9 => r.FindFlow(flow)!.P90, 0.99 => r.FindFlow(flow)!.P99, _ => r.FindFlow(flow)!.P999 },
        Tolerance: 0.02);

    public static KnownValue Throughput(string flow, double perSecond) =>
        new($"{flow} throughput", Dimension.Rate, perSecond, r => r.FindFlow(flow)!.Throughput);

    public static KnownValue Errors(string flow, double share) =>
        new($"{flow} errors", Dimension.Share, share, r => r.FindFlow(flow)!.ErrorShare, Tolerance: 0.02);

    public static KnownValue Wait(string component, double seconds) =>
        new($"{component} wait", Dimension.Duration, seconds, r => r.FindComponent(component)!.WaitMean);

    public static KnownValue Utilisation(string component, double share) =>
        new($"{component} utilisation", Dimension.Share, share, r => r.FindComponent(component)!.Utilisation);

    public static KnownValue Operations(string component, double perSecond) =>
        new($"{component} operations", Dimension.Rate, perSecond, r => r.FindComponent(component)!.OperationsPerSecond);

    public static KnownValue HitRatio(string cache, double share) =>
        new($"{cache} hit ratio", Dimension.Share, share, r => r.FindComponent(cache)!.Cache!.HitRatio);
}
