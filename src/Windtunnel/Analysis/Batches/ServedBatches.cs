using Windtunnel.Components;
using Windtunnel.Designs.Visits;

namespace Windtunnel.Analysis;

/// <summary>Batches of a component that works for several requests at once, under a load shared evenly by its instances.</summary>
internal static class ServedBatches
{
    /// <summary>Rates above this are as good as endless [1/s].</summary>
    private const double RateMax = 1e12;

    /// <summary>Mean wait [s], requests of a batch, and time in which a request is served [s].</summary>
    /// <param name="component">It makes batches.</param>
    /// <param name="traffic">What it is asked.</param>
    public static (double Wait, double Size, double Service) Of(Component component, SteadyTraffic traffic)
    {
        var (rate, time, each) = Asked(component, traffic);
        var plan = component.Plan.Batch!;
        return BatchServer.Solve(rate / component.Plan.Instances, n => time + (n * each), plan.Most, plan.Least, plan.WithinSeconds);
    }

    /// <summary>Work that arrives ÷ what full batches could do.</summary>
    public static double Load(Component component, SteadyTraffic traffic)
    {
        var (rate, time, each) = Asked(component, traffic);
        var most = component.Plan.Batch!.Most;
        return rate / component.Plan.Instances * (time + (most * each)) / most;
    }

    // Where steps take different times, their mean: a batch has some of each.
    private static (double Rate, double Time, double Each) Asked(Component component, SteadyTraffic traffic)
    {
        double rate = 0, time = 0, each = 0;
        foreach (var flow in traffic.Flows)
        {
            foreach (var visit in flow.Visits.Where(v => v.Component.Name == component.Name && v.Times > 0))
            {
                var part = Math.Min(flow.RequestsPerSecond * visit.Times, RateMax);
                rate += part;
                time += part * visit.Step.Timing.Mean;
                each += part * (visit.Step.PerItem?.Mean ?? 0);
            }
        }

        return rate > 0 ? (rate, time / rate, each / rate) : (0, component.Kind.Timing(component, component.Kind.Operations[0], null).Mean, component.Plan.Batch!.Each.Mean);
    }
}
