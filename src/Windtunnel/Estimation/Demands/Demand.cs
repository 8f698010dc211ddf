using Windtunnel.Components;
using Windtunnel.Designs;
using Windtunnel.Estimation.Terms;
using Windtunnel.Estimation.Traffic;
using Windtunnel.Units;
using Windtunnel.Workloads;

namespace Windtunnel.Estimation.Demands;

/// <summary>What the loads ask of every flow and component, given the hit ratios of the caches.</summary>
internal sealed class Demand
{
    private readonly Dictionary<string, IReadOnlyList<Visit>> _visitsOf;
    private readonly ILookup<string, Visit> _visitsTo;
    private readonly ILookup<string, Visit> _visitsAtPeak;
    private readonly Dictionary<string, double> _left = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Term> _average;
    private readonly Dictionary<string, Term> _peak;
    private readonly Dictionary<string, Term> _idleTimes;
    private readonly Dictionary<(string Flow, Level Level), IdleTime> _times;

    /// <param name="design">The design.</param>
    /// <param name="hitRatio">Share of a `get` that is answered.</param>
    /// <param name="fetchShare">Share of a `get` that runs the steps on a miss.</param>
    /// <param name="nominalHits">Share of the gets of a data set that a cache answers, as a number; for how full batches are.</param>
    public Demand(Design design, Func<Invoke, Term> hitRatio, Func<Invoke, Term> fetchShare, Func<Component, DataSet?, double> nominalHits)
    {
        Design = design;
        var batches = GatheredBatches.Of(design, nominalHits);
        _visitsOf = design.Flows.ToDictionary(f => f.Name, f => Visits(f, Level.Average), StringComparer.Ordinal);
        _visitsTo = _visitsOf.Values.SelectMany(v => v).ToLookup(v => v.Component.Name, StringComparer.Ordinal);
        _visitsAtPeak = !design.Flows.Any(batches.IsOtherAtPeak) ? _visitsTo
            : design.Flows.SelectMany(f => batches.IsOtherAtPeak(f) ? Visits(f, Level.Peak) : _visitsOf[f.Name]).ToLookup(v => v.Component.Name, StringComparer.Ordinal);
        _times = design.Flows.SelectMany(f => Enum.GetValues<Level>().Select(l => (Flow: f, Level: l))).ToDictionary(t => (t.Flow.Name, t.Level), t => new IdleTime(t.Flow, hitRatio, batches.Of, batches.ItemsOf(t.Flow, t.Level)));
        _idleTimes = design.Flows.ToDictionary(f => f.Name, f => _times[(f.Name, Level.Peak)].Of(f.Steps).Named($"{f.Name} idle time"), StringComparer.Ordinal);
        _average = FlowRates.Of(design, Level.Average, _visitsOf, RateOf);
        _peak = FlowRates.Of(design, Level.Peak, _visitsOf, RateOf);

        IReadOnlyList<Visit> Visits(Flow flow, Level level)
        {
            var walk = new DemandWalk(flow, hitRatio, fetchShare, b => batches.Of(b).Size, c => batches.TogetherAt(c, level), batches.ItemsOf(flow, level));
            var visits = walk.Visits();
            _left[flow.Name] = walk.Left;
            return visits;
        }
    }

    public Design Design { get; }

    /// <summary>Share of the requests of a flow that come through, as far as the `errors` of components and `fail` are concerned; in [0, 1].</summary>
    public double LeftOf(Flow flow) => _left[flow.Name];

    /// <summary>How often a flow runs [1/s].</summary>
    public Term RateOf(string flow, Level level) => (level == Level.Peak ? _peak : _average)[flow];

    /// <summary>Mean time of a request of a flow when nothing waits, of a run of a job with what it has to do at peak [s].</summary>
    public Term IdleTimeOf(string flow) => _idleTimes[flow];

    /// <summary>The part of <see cref="IdleTimeOf"/> for which a message of a flow that reads keeps its consumer [s].</summary>
    public Term HeldTimeOf(Flow flow) => flow.HeldSteps == flow.Steps ? _idleTimes[flow.Name] : _times[(flow.Name, Level.Peak)].Of(flow.HeldSteps);

    /// <summary>How long an update keeps its row locked when nothing waits: its read, what is decided meanwhile, its write [s].</summary>
    public Term LockedTimeOf(Visit update) => Arithmetic.Sum(
        Dimension.Duration,
        [.. VisitsTo(update.Component).Where(v => ReferenceEquals(v.Step, update.Step)).Select(v => v.Idle), _times[(update.Flow.Name, Level.Peak)].Of(update.Step.Update!.While)]);

    /// <summary>Operations that are asked of a component.</summary>
    public IEnumerable<Visit> VisitsTo(Component component) => _visitsTo[component.Name];

    /// <summary>Operations of a component [1/s].</summary>
    /// <param name="which">Which of its visits count; null for all.</param>
    public Term OperationsOf(Component component, Level level, Func<Visit, bool>? which = null) =>
        PerFlow(component, level, Dimension.Rate, visits => Arithmetic.Sum(Dimension.Number, visits.Where(v => which is null || which(v)).Select(v => v.Times)));

    /// <summary>Servers of a component that are busy on average [–], over all instances.</summary>
    public Term BusyServersOf(Component component, Level level) =>
        PerFlow(component, level, Dimension.Number, visits => BusyTime.PerRequest(visits).All);

    /// <summary>Servers of a component that its work needs [–], over all instances: those that are busy, or would be if all batches were full.</summary>
    public Term NeededServersOf(Component component, Level level) => component.Plan.Batch is null
        ? BusyServersOf(component, level)
        : PerFlow(component, level, Dimension.Number, visits => Arithmetic.Sum(Dimension.Duration, visits.Select(v => Arithmetic.Product(Dimension.Duration, v.Times, v.BusyInFull))));

    /// <summary>The part of <see cref="BusyServersOf"/> that writes, on all replicas they reach [–].</summary>
    public Term BusyWritersOf(Component component, Level level) =>
        PerFlow(component, level, Dimension.Number, visits => BusyTime.PerRequest(visits).Writes);

    /// <summary>Operations a component has begun and not yet answered when nothing waits [–], over all instances: Little's law.</summary>
    /// <remarks>A service is held by what runs on its behalf, too.</remarks>
    public Term InFlightAt(Component component, Level level) =>
        PerFlow(component, level, Dimension.Number, visits => Arithmetic.Sum(Dimension.Duration, visits.Select(v => Held(v, level))));

    private Term Held(Visit visit, Level level)
    {
        var hosted = _times[(visit.Flow.Name, level)].Of(visit.Hosted.Steps, visit.Hosted.First);
        var held = Arithmetic.Sum(Dimension.Duration, visit.Idle, hosted is Fixed ? hosted : hosted.Named("what follows"));
        return Arithmetic.Product(Dimension.Duration, visit.Times, held);
    }

    /// <summary>Adds up over the flows: rate × what one request asks of the component.</summary>
    private Term PerFlow(Component component, Level level, Dimension dimension, Func<IReadOnlyList<Visit>, Term> perRequest) => Arithmetic.Sum(
        dimension,
        (level == Level.Peak ? _visitsAtPeak : _visitsTo)[component.Name].GroupBy(v => v.Flow.Name).Select(g => Arithmetic.Product(dimension, RateOf(g.Key, level), perRequest([.. g]))));

    private Term RateOf(ClosedLoad load) => ClosedRate.Of(load, _visitsOf[load.Flow], _idleTimes[load.Flow]);
}
