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
    private TrafficInputs? _average;
    private TrafficInputs? _peak;

    /// <param name="design">The design.</param>
    /// <param name="hitRatio">Share of the gets of a data set that a cache answers.</param>
    public static GatheredBatches Of(Design design, Func<Component, DataSet?, double> hitRatio)
    {
        var batches = new GatheredBatches();
        var growsAtPeak = design.Flows.Any(f => design.JobOf(f)?.Of is not null) || design.Components.Any(c => c.Plan.Batch is not null);
        if (!growsAtPeak && !design.Flows.Any(f => f.HasBatches))
        {
            return batches;
        }

        var inputs = new TrafficInputs { Arrivals = _ => 0, HitRatio = hitRatio };
        var traffic = BatchedTraffic.Of(design, inputs with { Arrivals = RateOf });
        var known = traffic.AddTo(inputs);
        (batches._average, batches._peak) = (known, known);
        if (growsAtPeak)
        {
            batches._peak = BatchedTraffic.Of(design, inputs with { Arrivals = l => RateOf(l) * (l is OpenLoad open ? open.Peak.Value.Nominal : 1) }).AddTo(inputs);
        }

        foreach (var flow in traffic.Flows.Where(f => f.Flow.HasBatches && double.IsFinite(f.RequestsPerSecond)))
        {
            foreach (var (batch, times) in FlowWalk.BatchesOf(design, flow.Flow, known))
            {
                batches._known[batch] = (known.BatchSize(batch), BatchSizes.Wait(flow.Flow, batch, flow.RequestsPerSecond * times));
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
    public double ItemsOf(Flow flow, Level level) => At(level)?.Items(flow) ?? 1;

    /// <summary>Requests that an instance of a component works for at once, where it makes batches; else 1.</summary>
    public double TogetherAt(Component component, Level level) => At(level)?.Together(component) ?? 1;

    /// <summary>Whether runs of a flow do more at peak than on average, or something they ask makes larger batches then.</summary>
    public bool IsOtherAtPeak(Flow flow) =>
        ItemsOf(flow, Level.Peak) > ItemsOf(flow, Level.Average)
        || StepTree.All(flow.Steps).OfType<Invoke>().Any(i => i.Component.Plan.Batch is not null && TogetherAt(i.Component, Level.Peak) > TogetherAt(i.Component, Level.Average));

    private TrafficInputs? At(Level level) => level == Level.Peak ? _peak : _average;

    /// <summary>Mean requests of a batch, and how long each waits for the others [s].</summary>
    public (double Size, double Wait) Of(Batch batch) => _known.GetValueOrDefault(batch, (1, 0));
}
