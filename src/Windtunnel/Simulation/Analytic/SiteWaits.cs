using Windtunnel.Analysis;
using Windtunnel.Components;

namespace Windtunnel.Simulation.Analytic;

/// <summary>Waits at every instance: those of the network, corrected for how requests choose an instance and for queues that have an end.</summary>
/// <remarks>The network takes each visit to go to an instance at random; round robin and looking at queues do better. See docs/theory/designs.md.</remarks>
internal sealed class SiteWaits
{
    /// <summary>Errors to expect of a mean response where requests look at queues, and of round robin at other than one exponential server.</summary>
    /// <remarks>Measured by AgreementTests; worst −15 % of the mean with two choices of eight, +9 % with round robin.</remarks>
    private const double ChoiceError = 0.25, RoundRobinError = 0.2;

    /// <summary>Error to state where requests look at queues and at weights, of which the network knows the weights only.</summary>
    private const double WeightedChoiceError = 1;

    /// <summary>Error to expect where visits come from other stations as these let them go, from the least the network states for such up.</summary>
    /// <remarks>Measured by AgreementTests: +37 % for constant service in a row at 90 % load, −15 % for service of SCV 4.</remarks>
    private const double UpstreamError = 0.4, OpenStationsError = 0.2;

    /// <summary>Share of rejected visits below which a queue has no end worth looking for.</summary>
    private const double BlockingMin = 1e-9;

    /// <summary>Error to state where users who wait for answers meet priorities, of which the network knows nothing.</summary>
    private const double ClosedPriorityError = 1;

    /// <summary>Error to expect where several cores pause together, or where others send as they let requests go.</summary>
    /// <remarks>Held by AgreementTests.</remarks>
    private const double PauseError = 0.25;

    /// <summary>Error to state where users who wait for answers meet pauses, of which the network knows only the longer service.</summary>
    private const double ClosedPauseError = 1;

    private readonly DesignNetwork _network;
    private readonly SiteWait[,] _waits;

    // Of each visit, where some are more urgent than others; [site][visit].
    private readonly SiteWait[]?[] _byVisit;

    private SiteWaits(DesignNetwork network, AnalyticSolution solution, int classes)
    {
        (_network, Solution) = (network, solution);
        _byVisit = new SiteWait[network.Sites.Count][];
        _waits = new SiteWait[network.Sites.Count, classes];
    }

    public AnalyticSolution Solution { get; }

    public SiteWait At(int site, int cls) => _waits[site, cls];

    public SiteWait OfVisit(int site, int visit) =>
        _byVisit[site] is { } each ? each[visit] : At(site, _network.ClassOf(visit)).Of(_network.VisitAt(visit).Busy);

    /// <param name="network">The network.</param>
    /// <param name="solution">Its solution.</param>
    /// <param name="classes">Its classes.</param>
    /// <param name="rates">Rate of every visit [1/s]; [visit].</param>
    /// <param name="arrivalScv">Squared coefficient of variation of the gaps between visits of its flow; [visit].</param>
    public static SiteWaits Of(DesignNetwork network, AnalyticSolution solution, IReadOnlyList<AnalyticClass> classes, double[] rates, double[] arrivalScv)
    {
        var waits = new SiteWaits(network, solution, classes.Count);
        var isOpen = classes.All(c => c.IsOpen || c.Users == 0);
        for (var i = 0; i < network.Sites.Count; i++)
        {
            var station = network.StationOf(i);
            var load = new SiteLoad(network, network.Sites[i], rates, arrivalScv);
            var chance = ErlangC.WaitProbability(Math.Min(load.Offered, load.Servers), load.Servers);
            var corrected = Corrected(network.Sites[i], load, solution, station);
            for (var cls = 0; cls < classes.Count; cls++)
            {
                var service = network.Stations[station].ServiceTime[cls];
                var response = solution.VisitResponse[station, cls];
                var wait = double.IsNaN(response) ? 0 : Math.Max(0, response - service);
                var method = isOpen ? Name(network.Sites[i], solution.Method[station], load) : "mean value analysis";
                waits._waits[i, cls] = corrected is not { } better ? new SiteWait(wait, chance, ErrorOf(solution, station, isOpen), method)
                    : isOpen ? better with { Chance = chance }
                    : new SiteWait(wait * Ratio(better.Mean, load.RandomWait), chance, Math.Max(RoundRobinError, Math.Max(better.Error, solution.ExpectedError[station])), $"{method}, {better.Method}");
                if (network.Sites[i].IsShared)
                {
                    waits._waits[i, cls] = Shared(waits._waits[i, cls], corrected is not null && isOpen ? load.Service : service).Of(service);
                }
            }

            if (network.Sites[i].Plan.Pauses is { } pauses && load.Rate > 0)
            {
                waits.Pause(i, load, pauses, isOpen);
            }

            if (network.Sites[i].Plan.GoesByPriority && load.Rate > 0)
            {
                waits.Prioritise(i, load, rates, chance, isOpen);
            }
        }

        return waits;
    }

    // The rest of a pause, and the queue that it left behind, come on top of a service that pauses have made longer.
    private void Pause(int site, SiteLoad load, Components.Pauses pauses, bool isOpen)
    {
        // Users who wait send nothing meanwhile, so next to no queue is left behind.
        var added = PausedMG1.MeanAdded(isOpen ? load.Offered / load.Servers : 0, pauses.Every.Nominal, pauses.Length.Mean, pauses.Length.SquaredCv);
        for (var cls = 0; cls < _waits.GetLength(1); cls++)
        {
            var wait = _waits[site, cls];
            var isExact = load.Servers == 1 && load.ArrivalScv == 1 && wait.Error == 0;
            _waits[site, cls] = wait with
            {
                Mean = wait.Mean + added,
                Error = !isOpen ? ClosedPauseError : isExact ? 0 : Math.Max(PauseError, wait.Error),
                MeanMax = Math.Max(wait.MeanMax, added),
                Method = $"{wait.Method}, with pauses",
            };
        }
    }

    private void Prioritise(int site, SiteLoad load, double[] rates, double chance, bool isOpen)
    {
        if (isOpen)
        {
            var any = Enumerable.Range(0, rates.Length).First(v => rates[v] * (_network.Sites[site].Awaited[v] + _network.Sites[site].Copies[v]) > 0);
            _byVisit[site] = PriorityWaits.Of(_network, _network.Sites[site], load, rates, At(site, _network.ClassOf(any)) with { Chance = chance });
            return;
        }

        for (var cls = 0; cls < _waits.GetLength(1); cls++)
        {
            _waits[site, cls] = _waits[site, cls] with { Error = ClosedPriorityError, MeanMax = double.MaxValue, Method = "mean value analysis, without priorities" };
        }
    }

    private static SiteWait Shared(SiteWait wait, double serviceSeconds) => serviceSeconds > 0 ? wait with { PerService = wait.Mean / serviceSeconds } : wait;

    // Departures of stations upstream are not Poisson, and nobody follows them here.
    private static double ErrorOf(AnalyticSolution solution, int station, bool isOpen) =>
        isOpen && solution.Method[station] == AnalyticMethod.AllenCunneen && solution.ExpectedError[station] >= OpenStationsError
            ? UpstreamError
            : solution.ExpectedError[station];

    private static double Ratio(double better, double random) => random > 0 && double.IsFinite(random) ? Math.Min(1, better / random) : 1;

    private static SiteWait? Corrected(Site site, SiteLoad load, AnalyticSolution solution, int station)
    {
        if (load.Rate == 0 || load.Service == 0 || load.Offered >= load.Servers)
        {
            return null;
        }

        if (site.TurnShare is not null && site.Plan.Routing is Routing.LeastConnections or Routing.PowerOfTwo)
        {
            return new SiteWait(load.RandomWait, 0, WeightedChoiceError, "as at random by weight", load.RandomWait);
        }

        var others = solution.Method[station] == AnalyticMethod.Exact;
        return site.Plan.Replicas > 1 && site.Plan.Routing is Routing.LeastConnections or Routing.PowerOfTwo ? Chosen(site, load)
            : load.ArrivalScv != 1 ? Regular(load, others)
            : Bounded(site, load, solution.ExpectedError[station]);
    }

    private static SiteWait Chosen(Site site, SiteLoad load)
    {
        var n = site.Plan.Replicas;
        // The shortest queue is nearly as good as one queue for all.
        var pooled = GGc.MeanWait(n * load.Rate, load.FlowScv, load.Service, load.ServiceScv, (int)Math.Min(int.MaxValue, (long)n * load.Servers));
        if (site.Plan.Routing == Routing.LeastConnections)
        {
            return new SiteWait(pooled, 0, ChoiceError, "least connections as one queue", load.RandomWait);
        }

        var utilisation = load.Offered / load.Servers;
        var random = MM1.MeanResponse(utilisation, 1) - 1;
        var better = PowerOfChoices.MeanResponse(utilisation, 1) - 1;
        
        // The limit of many instances; of few, one queue for all is the better bound.
        return new SiteWait(Math.Max(pooled, load.RandomWait * Ratio(better, random)), 0, ChoiceError, "power of two choices, mean field", load.RandomWait);
    }

    private static SiteWait Regular(SiteLoad load, bool isExactElsewhere)
    {
        if (load.Turns is { } turns && load.Servers == 1 && Math.Abs(load.ServiceScv - 1) < 1e-9)
        {
            isExactElsewhere &= load.IsExponential;
            var wait = EkM1.MeanResponse(turns, load.Rate, load.Service) - load.Service;
            return new SiteWait(wait, 0, isExactElsewhere ? 0 : RoundRobinError, "round robin, Erlang arrivals");
        }

        var regular = GGc.MeanWait(load.Rate, load.ArrivalScv, load.Service, load.ServiceScv, load.Servers);
        return new SiteWait(regular, 0, RoundRobinError, "Allen–Cunneen");
    }

    private static SiteWait? Bounded(Site site, SiteLoad load, double error)
    {
        if (LimitOf(site, load) is not { } limit || site.Plan.Concurrency is not null || (long)limit + load.Servers > 1_000_000)
        {
            return null;
        }

        var places = load.Servers + limit;
        if (MMcK.Blocking(load.Rate, load.Service, load.Servers, places) < BlockingMin)
        {
            return null;
        }

        var wait = MMcK.MeanWait(load.Rate, load.Service, load.Servers, places);
        var isExact = Math.Abs(load.ServiceScv - 1) < 1e-9 && limit == site.Plan.QueueLimit;
        return new SiteWait(wait, 0, isExact ? error : RoundRobinError, "M/M/c/K");
    }

    // A request that would be one of n that wait expects to wait n·S/c, so to shed by the wait is to bound the queue.
    private static int? LimitOf(Site site, SiteLoad load)
    {
        var limit = site.Plan.QueueLimit;
        if (site.Component.Overload.Shed?.WaitSeconds is { } wait)
        {
            var shed = (int)Math.Min(int.MaxValue, wait * load.Servers / load.Service);
            limit = Math.Min(limit ?? int.MaxValue, shed);
        }

        return limit;
    }

    private static string Name(Site site, AnalyticMethod method, SiteLoad load) => method switch
    {
        AnalyticMethod.Exact or AnalyticMethod.AllenCunneen when site.IsShared => load.Servers == 1 ? "M/G/1-PS" : "M/G/c-PS",
        AnalyticMethod.Exact when Math.Abs(load.ServiceScv - 1) < 1e-9 => load.Servers == 1 ? "M/M/1" : "M/M/c",
        AnalyticMethod.Exact => load.Servers == 1 ? "M/G/1" : "exact",
        AnalyticMethod.AllenCunneen => "Allen–Cunneen",
        _ => "mean value analysis",
    };
}
