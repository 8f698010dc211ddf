using System.Collections.Immutable;
using Windtunnel.Components;

namespace Windtunnel.Designs.Visits;

/// <summary>What a steady load makes of a design: how often each flow runs, each step is taken and each component is asked, when nothing fails.</summary>
/// <param name="Flows">In the order of the design.</param>
public sealed record SteadyTraffic(ImmutableArray<FlowTraffic> Flows)
{
    /// <summary>Passes over all flows until messages that cause messages must have come to rest; a growth of 0.999 needs 28,000.</summary>
    private const int PassesMax = 100_000;

    /// <summary>Relative change of every rate below which they have.</summary>
    private const double Settled = 1e-12;

    /// <summary>Walks every flow and follows messages from the flows that send them to the flows that read them.</summary>
    /// <param name="design">The design.</param>
    /// <param name="inputs">The load, the hit ratios, and which point of a range is meant.</param>
    public static SteadyTraffic Of(Design design, TrafficInputs inputs)
    {
        ArgumentNullException.ThrowIfNull(design);
        ArgumentNullException.ThrowIfNull(inputs);
        var visits = design.Flows.Select(f => FlowWalk.Of(design, f, inputs)).ToArray();
        var own = design.Flows.Select(f => design.Workload.Loads.Where(l => l.Flow == f.Name).Sum(inputs.Arrivals)).ToArray();
        var rates = Rates(design.Flows, visits, own);
        return new SteadyTraffic([.. design.Flows.Select((f, i) => new FlowTraffic(f, rates[i], visits[i]))]) { _inputs = inputs };
    }

    private TrafficInputs? _inputs;

    /// <summary>The inputs with what was found out of them: how large batches are, and how much runs of jobs do.</summary>
    public TrafficInputs AddTo(TrafficInputs inputs)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        return _inputs is null ? inputs : inputs with { BatchSize = _inputs.BatchSize, Items = _inputs.Items, Together = _inputs.Together };
    }

    public FlowTraffic For(Flow flow) => Flows.First(f => f.Flow.Name == flow.Name);

    /// <summary>What a component is asked.</summary>
    public OperationRates At(Component component) => Sum(v => v.Component.Name == component.Name);

    /// <summary>What a component is asked about one data set.</summary>
    public OperationRates At(Component component, DataSet data) => Sum(v => v.Component.Name == component.Name && v.Data?.Name == data.Name);

    /// <summary>All operations that fulfil a condition.</summary>
    public OperationRates Sum(Func<StepVisit, bool> condition)
    {
        ArgumentNullException.ThrowIfNull(condition);
        double reads = 0, writes = 0;
        foreach (var flow in Flows.Where(f => f.RequestsPerSecond > 0))
        {
            foreach (var visit in flow.Visits.Where(v => v.Times > 0).Where(condition))
            {
                var rate = flow.RequestsPerSecond * visit.Times;
                (reads, writes) = visit.Operation.Writes ? (reads, writes + rate) : (reads + rate, writes);
            }
        }

        return new OperationRates(reads, writes);
    }

    // Each message starts one request of every flow that reads its queue: traffic equations, solved by following messages hop by hop.
    private static double[] Rates(ImmutableArray<Flow> flows, ImmutableArray<StepVisit>[] visits, double[] own)
    {
        var sends = new double[flows.Length, flows.Length];
        for (var to = 0; to < flows.Length; to++)
        {
            for (var from = 0; from < flows.Length && flows[to].Reads is not null; from++)
            {
                sends[from, to] = visits[from].Where(v => v.Operation.Name == "send" && v.Component.Name == flows[to].Reads!.Name).Sum(v => v.Times);
            }
        }

        var rates = (double[])own.Clone();
        for (var pass = 0; pass < PassesMax; pass++)
        {
            var change = 0.0;
            for (var to = 0; to < rates.Length; to++)
            {
                var rate = own[to];
                for (var from = 0; from < rates.Length; from++)
                {
                    rate += sends[from, to] > 0 ? rates[from] * sends[from, to] : 0;
                }

                change = Math.Max(change, Math.Abs(rate - rates[to]) / Math.Max(rate, double.Epsilon));
                rates[to] = rate;
            }

            if (!(change > Settled))
            {
                return rates;
            }
        }

        return [.. rates.Select((r, i) => flows[i].Reads is null || r == own[i] ? r : double.PositiveInfinity)];
    }
}
