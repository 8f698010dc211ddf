using Windtunnel.Designs;
using Windtunnel.Designs.Visits;

namespace Windtunnel.Analysis;

/// <summary>The steady traffic of a design whose batches are as large as that traffic makes them.</summary>
internal static class BatchedTraffic
{
    /// <summary>Rounds of fitting batches to the messages that batches send; each flow further down a chain of queues needs one.</summary>
    private const int RoundsMax = 50;

    /// <summary>Relative change at which a size has settled.</summary>
    private const double Settled = 1e-9;

    /// <summary>Rates above this are as good as endless [1/s]; the bound keeps sizes finite.</summary>
    private const double RateMax = 1e15;

    /// <summary>Walks every flow until the batches fit.</summary>
    /// <param name="design">The design.</param>
    /// <param name="inputs">The load and the hit ratios; the sizes of batches are found out.</param>
    public static SteadyTraffic Of(Design design, TrafficInputs inputs)
    {
        var sizes = new Dictionary<Batch, double>(ReferenceEqualityComparer.Instance);
        var items = new Dictionary<string, double>(StringComparer.Ordinal);
        var together = new Dictionary<string, double>(StringComparer.Ordinal);
        var known = inputs with
        {
            BatchSize = b => sizes.GetValueOrDefault(b, 1),
            Items = f => items.GetValueOrDefault(f.Name, 1),
            Together = c => together.GetValueOrDefault(c.Name, 1),
        };
        var traffic = SteadyTraffic.Of(design, known);
        for (var round = 0; round < RoundsMax && (Fit(design, traffic, known, sizes) | FitJobs(design, traffic, items) | FitServers(design, traffic, together)); round++)
        {
            traffic = SteadyTraffic.Of(design, known);
        }

        return traffic;
    }

    private static bool FitJobs(Design design, SteadyTraffic traffic, Dictionary<string, double> items)
    {
        var isChanged = false;
        foreach (var job in traffic.Flows.Select(f => f.Flow))
        {
            if (JobItems.Of(design, job, traffic) is { } count)
            {
                isChanged |= Math.Abs(count - items.GetValueOrDefault(job.Name, 1)) > Settled * count;
                items[job.Name] = count;
            }
        }

        return isChanged;
    }

    private static bool FitServers(Design design, SteadyTraffic traffic, Dictionary<string, double> together)
    {
        var isChanged = false;
        foreach (var component in design.Components.Where(c => c.Plan.Batch is not null))
        {
            var size = ServedBatches.Of(component, traffic).Size;
            isChanged |= Math.Abs(size - together.GetValueOrDefault(component.Name, 1)) > Settled * size;
            together[component.Name] = size;
        }

        return isChanged;
    }

    /// <returns>Whether any size changed.</returns>
    private static bool Fit(Design design, SteadyTraffic traffic, TrafficInputs inputs, Dictionary<Batch, double> sizes)
    {
        var isChanged = false;
        foreach (var flow in traffic.Flows.Where(f => f.Flow.HasBatches))
        {
            foreach (var (batch, times) in FlowWalk.BatchesOf(design, flow.Flow, inputs))
            {
                var size = BatchSizes.Mean(design, flow.Flow, batch, Math.Min(flow.RequestsPerSecond * times, RateMax), inputs);
                isChanged |= Math.Abs(size - sizes.GetValueOrDefault(batch, 1)) > Settled * size;
                sizes[batch] = size;
            }
        }

        return isChanged;
    }
}
