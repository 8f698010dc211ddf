using Windtunnel.Designs.Visits;

namespace Windtunnel.Simulation.Replications;

/// <summary>Foretells how many events a simulated second takes, so that the first run is neither endless nor empty.</summary>
internal static class EventRate
{
    /// <summary>Events a request takes besides its visits: its arrival, and a resumption now and then.</summary>
    private const double PerRequest = 1.5;

    /// <summary>Events a visit takes: the end of its service, and that of a delay after it.</summary>
    private const double PerVisit = 1.7;

    /// <summary>Rates above this are as good as endless.</summary>
    private const double RateMax = 1e12;

    /// <param name="traffic">What the load asks for.</param>
    /// <returns>Events per simulated second, roughly; ≥ a small number.</returns>
    public static double Of(SteadyTraffic traffic)
    {
        var sum = 0.0;
        foreach (var flow in traffic.Flows)
        {
            var events = PerRequest + (PerVisit * flow.Visits.Sum(v => Math.Max(0, v.Times) * v.Component.Plan.InstancesAsked(v.Operation.Writes)));
            sum += Math.Min(RateMax, flow.RequestsPerSecond) * events;
        }

        return Math.Max(1e-9, sum);
    }
}
