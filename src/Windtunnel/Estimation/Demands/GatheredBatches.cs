using Windtunnel.Analysis;
using Windtunnel.Components;
using Windtunnel.Designs;
using Windtunnel.Designs.Visits;
using Windtunnel.Workloads;

namespace Windtunnel.Estimation.Demands;

/// <summary>How full batches are and how long they gather at the average load. At peak they are fuller, so that what is said of it errs to the safe side.</summary>
internal sealed class GatheredBatches
{
    private readonly Dictionary<Batch, (double Size, double Wait)> _known = new(ReferenceEqualityComparer.Instance);
    private Func<Flow, double> _items = _ => 1;
    private Func<Flow, double> _itemsAtPeak = _ => 1;

    /// <param name="design">The design.</param>
    /// <param name="hitRatio">Share of the gets of a data set that a cache answers.</param>
    public static GatheredBatches Of(Design design, Func<Component, DataSet?, double> hitRatio)
    {
        var batches = new GatheredBatches();
        var hasJobs = design.Flows.Any(f => design.JobOf(f)?.Of is not null);
        if (!hasJobs && !design.Flows.Any(f => f.HasBatches))
        {
            return batches;
        }

        var inputs = new TrafficInputs { Arrivals = _ => 0, HitRatio = hitRatio };
        var traffic = BatchedTraffic.Of(design, inputs with { Arrivals = RateOf });
        var known = inputs with { BatchSize = traffic.BatchSize, Items = traffic.Items };
        batches._items = traffic.Items;
        batches._itemsAtPeak = hasJobs ? BatchedTraffic.Of(design, inputs with { Arrivals = l => RateOf(l) * (l is OpenLoad open ? open.Peak.Value.Nominal : 1) }).Items : traffic.Items;
        foreach (var flow in traffic.Flows.Where(f => f.Flow.HasBatches && double.IsFinite(f.RequestsPerSecond)))
        {
            foreach (var (batch, times) in FlowWalk.BatchesOf(design, flow.Flow, known))
            {
                batches._known[batch] = (traffic.BatchSize(batch), BatchSizes.Wait(flow.Flow, batch, flow.RequestsPerSecond * times));
            }
        }

        return batches;

        double RateOf(Load load) => load switch
        {
            OpenLoad open => open.Rate.Value.Nominal,
            ClosedLoad closed => closed.Users.Value.Nominal / Math.Max(1e-3, closed.Think.Value.Mean + MeanTime.Of(design, design.FindFlow(load.Flow)?.Steps ?? [], inputs)),
            _ => 0,
        };
    }

    /// <summary>Requests that a run of a flow works for; 1 for a flow that is no job.</summary>
    public double ItemsOf(Flow flow, Level level) => (level == Level.Peak ? _itemsAtPeak : _items)(flow);

    /// <summary>Whether some run has more to do at peak than on average.</summary>
    public bool HasMoreAtPeak(Flow flow) => _itemsAtPeak(flow) > _items(flow);

    /// <summary>Mean requests of a batch, and how long each waits for the others [s].</summary>
    public (double Size, double Wait) Of(Batch batch) => _known.GetValueOrDefault(batch, (1, 0));
}
