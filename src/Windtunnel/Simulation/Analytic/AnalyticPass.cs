using Windtunnel.Analysis;
using Windtunnel.Components;
using Windtunnel.Components.Queue;
using Windtunnel.Designs;
using Windtunnel.Designs.Visits;
using Windtunnel.Workloads;

namespace Windtunnel.Simulation.Analytic;

/// <summary>Solves a design as a queueing network: the second of the three answers, without chance.</summary>
/// <remarks>What it takes into account, by which approximation, and what it leaves to the simulation is in docs/theory/designs.md.</remarks>
public static class AnalyticPass
{
    /// <summary>Rates above this are as good as endless [1/s]; the bound keeps products finite.</summary>
    private const double RateMax = 1e15;

    /// <summary>Rounds of fitting users' cycles to what they wait for.</summary>
    private const int RoundsMax = 300;

    /// <summary>Rounds of passing the waits for slots outwards; services nested deeper than this do not settle.</summary>
    private const int NestingMax = 60;

    /// <summary>Relative change at which a figure has settled.</summary>
    private const double Settled = 1e-10;

    /// <summary>Rounds after which a throughput that changed by less than <see cref="SteadyRate"/> is taken as final: at capacity where users wait hardly matters.</summary>
    private const int SteadyRounds = 20;

    private const double SteadyRate = 1e-6;

    /// <summary>Solves a design.</summary>
    /// <param name="design">The design, checked.</param>
    /// <param name="options">Level and factor of the load; the rest does not matter here.</param>
    /// <returns>Mean latency of every flow, load and wait of every component; +∞ where more arrives than can be done.</returns>
    public static AnalyticResult Solve(Design design, SimulationOptions options)
    {
        ArgumentNullException.ThrowIfNull(design);
        ArgumentNullException.ThrowIfNull(options);
        return new Solving(design, options).Run();
    }

    private sealed class Solving
    {
        private readonly Design _design;
        private readonly SimulationOptions _options;
        private readonly double[] _closedRates;
        private TrafficInputs _inputs;
        private SteadyTraffic _traffic;
        private readonly PassModel _model;

        public Solving(Design design, SimulationOptions options)
        {
            (_design, _options) = (design, options);
            _closedRates = [.. design.Flows.Select(f => design.Workload.Find(f.Name) is ClosedLoad load ? LoadRates.UsersOf(load, options) / Math.Max(1e-3, load.Think.Value.Mean) : 0)];
            (_inputs, _traffic) = Walk();
            _model = new PassModel(design, options, _traffic);
        }

        public AnalyticResult Run()
        {
            var (idle, idleRound) = Times(new PassRound(Rates(), null, new double[_model.Network.Sites.Count]) { BatchSize = _inputs.BatchSize });
            var think = idle.Select((t, f) => Think(f) + t.Time.Mean).ToArray();
            for (var f = 0; f < think.Length; f++)
            {
                _closedRates[f] = _model.Users[f] > 0 ? _model.Users[f] / Math.Max(1e-9, think[f]) : 0;
                think[f] -= Demand(f);
            }

            var isClosed = _model.Users.Any(u => u > 0);
            var damping = Enumerable.Repeat(1.0, think.Length).ToArray();
            var lastChange = new double[think.Length];
            var added = new double[_model.Network.Sites.Count];
            var steady = 0;
            for (var round = 0; ; round++)
            {
                if (isClosed)
                {
                    (_inputs, _traffic) = Walk();
                }

                var classes = Classes(think);
                var solution = AnalyticNetwork.Solve(_model.Network.Stations, classes);
                var rates = Rates();
                var waits = SiteWaits.Of(
                    _model.Network, solution, classes, [.. _model.Visits.Select(v => rates[v.FlowIndex] * v.Visit.Times)],
                    [.. _model.Visits.Select((_, v) => classes[_model.ClassOf(v)].ArrivalScv)]);
                var (times, last) = Settle(rates, waits, ref added);
                var isSettled = true;
                var ratesBefore = _closedRates.ToArray();
                for (var f = 0; f < think.Length; f++)
                {
                    isSettled &= _model.Users[f] == 0 || Fit(f, times[f].Time.Mean, solution.Values, think, damping, lastChange);
                }

                steady = ratesBefore.Zip(_closedRates).All(p => Math.Abs(p.First - p.Second) <= SteadyRate * p.Second) ? steady + 1 : 0;
                isSettled |= steady == SteadyRounds;
                if (isSettled || round == RoundsMax)
                {
                    return new PassReport(_model, _traffic, waits, last, idleRound, isSettled).Of([.. times.Select((t, f) => ByLittle(f, t))], idle);
                }
            }
        }

        private (TrafficInputs Inputs, SteadyTraffic Traffic) Walk()
        {
            var ratios = CacheHitRatios.Of(_design, Arrivals);
            var inputs = LimiterShares.AddTo(_design, new TrafficInputs { Arrivals = Arrivals, HitRatio = ratios.Of, FetchShare = ratios.FetchesOf });
            var traffic = BatchedTraffic.Of(_design, inputs);
            return (traffic.AddTo(inputs), traffic);
        }

        private double Arrivals(Load load) => load switch
        {
            OpenLoad open => LoadRates.RateOf(open, _options),
            _ => _closedRates[_design.Flows.IndexOf(_design.FindFlow(load.Flow)!)],
        };

        private double[] Rates() => [.. _traffic.Flows.Select(f => Math.Min(RateMax, f.RequestsPerSecond))];

        private double Think(int flow) => _model.Users[flow] > 0 ? ((ClosedLoad)_design.Workload.Find(_design.Flows[flow].Name)!).Think.Value.Mean : 0;

        /// <summary>Service a request of a flow waits for [s].</summary>
        private double Demand(int flow) => _model.Visits.Where(v => v.FlowIndex == flow && v.Visit.IsAwaited && v.Component.Plan.Servers is not null).Sum(v => v.Visit.Times * v.Busy);

        private AnalyticClass[] Classes(double[] think)
        {
            var rates = Rates();
            var classes = new AnalyticClass[2 * rates.Length];
            for (var f = 0; f < rates.Length; f++)
            {
                var name = _design.Flows[f].Name;
                var scv = _design.Flows[f].Reads is null && _design.Workload.Find(name) is OpenLoad load ? LoadRates.ScvOf(load.Pattern, rates[f]) : 1;
                int awaited = DesignNetwork.Awaited(f), detached = DesignNetwork.Detached(f);
                classes[awaited] = _model.Users[f] > 0
                    ? AnalyticClass.Closed(name, _model.Network.VisitsOf(awaited), _model.Users[f], Math.Max(1e-12, think[f]))
                    : AnalyticClass.Open(name, _model.Network.VisitsOf(awaited), rates[f], scv);
                classes[detached] = AnalyticClass.Open($"{name}, not awaited", _model.Network.VisitsOf(detached), rates[f], scv);
            }

            return classes;
        }

        // A slot is held for as long as inner services take, their own waits for slots included: from the inside outwards.
        private (FlowAnswer[] Times, PassRound Round) Settle(double[] rates, SiteWaits waits, ref double[] added)
        {
            var known = new Dictionary<string, (double Wait, double Size, double Service)>(StringComparer.Ordinal);
            var served = ((double, double, double) (Component component) => known.TryGetValue(component.Name, out var found) ? found : known[component.Name] = ServedBatches.Of(component, _traffic));
            for (var nesting = 0; ; nesting++)
            {
                var (times, round) = Times(new PassRound(rates, waits, added) { BatchSize = _inputs.BatchSize, Served = served });
                var next = AddedWaits(round, waits);
                var isSettled = next.Zip(added).All(p => IsSame(p.First, p.Second));
                added = next;
                if (isSettled || nesting == NestingMax || _model.Users.Any(u => u > 0))
                {
                    return (times, round);
                }
            }
        }

        private double[] AddedWaits(PassRound round, SiteWaits waits)
        {
            var utilisation = Enumerable.Range(0, _model.Network.Sites.Count).Select(i => waits.Solution.Values.Utilisation[_model.Network.StationOf(i)]).ToArray();
            return [.. _model.Network.Sites.Select((site, i) => site.Plan.Concurrency is { } slots
                ? round.Entries[i].AddedWait(site.Servers, slots, site.Plan.QueueLimit ?? int.MaxValue, ServerWait(i, waits), round.Added[i], () => InsideTimes.Of(round.Entries[i], i, slots, _model.Network.Sites, utilisation))
                : 0)];
        }

        private double ServerWait(int site, SiteWaits waits) => Enumerable.Range(0, 2 * _model.Users.Length).Max(cls => waits.At(site, cls).Mean);

        private (FlowAnswer[] Times, PassRound Round) Times(PassRound round)
        {
            var answers = _design.Flows.Select((flow, f) =>
            {
                var steps = new StepTimes(_model, f, round);
                var (time, held) = new FlowTime(_design, steps, _inputs).Of(flow);
                var consumer = flow.Reads is not null && round.Waits is not null ? ConsumerQueues.Wait(_model, round, f, held) : 0;
                var delay = flow.Reads?.Kind is QueueKind ? flow.Reads.Settings.Find(QueueKind.Delay)?.Value.Nominal ?? 0 : 0;
                return new FlowAnswer(time.Then(new Moments(delay, 0, 0, 0)).Then(new Moments(consumer, 0, consumer, double.IsFinite(consumer) ? 0.5 * consumer : 0)), time.Mean, held.Mean, steps.Worst, [.. steps.Notes]);
            }).ToArray();
            return (answers, round);
        }

        // The network adds up what users wait for one after the other; what its steps say instead goes into the time users are away.
        private bool Fit(int f, double time, NetworkSolution values, double[] think, double[] damping, double[] lastChange)
        {
            var cycle = Think(f) + time;
            var summed = values.Response[DesignNetwork.Awaited(f)];
            var rate = double.IsFinite(cycle) ? values.Throughput[DesignNetwork.Awaited(f)] : 0;
            var isSameRate = IsSame(rate, _closedRates[f]);
            _closedRates[f] = rate;
            if (!double.IsFinite(cycle) || !double.IsFinite(summed))
            {
                return isSameRate;
            }

            var change = Math.Max(0, cycle - summed) - think[f];
            damping[f] = Math.Sign(change) == -Math.Sign(lastChange[f]) ? damping[f] / 2 : Math.Min(1, damping[f] * 1.2);
            lastChange[f] = change;
            think[f] += damping[f] * change;
            return isSameRate && Math.Abs(change) <= Settled * cycle;
        }

        // What users do not wait for they think, so that the throughput gives the latency: exact where the network is, and never beyond capacity.
        private FlowAnswer ByLittle(int f, FlowAnswer answer)
        {
            if (_model.Users[f] == 0 || _closedRates[f] <= 0 || !double.IsFinite(answer.Time.Mean))
            {
                return answer;
            }

            var mean = Math.Max(0, _model.Users[f] / _closedRates[f] - Think(f));
            return Math.Abs(mean - answer.Time.Mean) <= 1e-9 * mean ? answer : answer with { Time = answer.Time with { Mean = mean, Doubt = answer.Time.Doubt + Math.Abs(mean - answer.Time.Mean) } };
        }

        private static bool IsSame(double a, double b) => a == b || (double.IsFinite(a) && Math.Abs(a - b) <= Settled * Math.Abs(a));
    }
}
