using Windtunnel.Kernel.Programs;
using Windtunnel.Simulation.Analytic;
using Windtunnel.Simulation.Layout;
using Windtunnel.Simulation.Results;

namespace Windtunnel.Simulation.Replications;

/// <summary>Which queues and which requests in flight grow throughout the runs, and so which figures mean nothing.</summary>
internal sealed class Stability
{
    private readonly Dictionary<string, Growth> _components = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Trust> _flows = new(StringComparer.Ordinal);

    /// <summary>Times the busiest queue takes to settle that a run must last for its mean to be believed.</summary>
    private const double SettlingsMin = 10;

    /// <summary>Two-sided 95 % of the normal law.</summary>
    private const double Normal95 = 1.959964;

    /// <summary>Measured utilisation from which theory is asked whether a queue could settle.</summary>
    private const double BusyMin = 0.95;

    private readonly HashSet<string> _tooSlow = new(StringComparer.Ordinal);
    private readonly Dictionary<string, double> _leastShares = new(StringComparer.Ordinal);

    /// <param name="observations">What was measured.</param>
    /// <param name="analytic">Tells how long queues take to settle; null when nobody asked it.</param>
    public Stability(Observations observations, AnalyticResult? analytic = null)
    {
        var seconds = observations.Runs.Min(r => r.Now) * 1e-9;
        var isOpen = observations.Layout.Flows.All(f => f.IsOpen);
        foreach (var component in observations.Layout.Components.Where(c => isOpen && c.Plan.QueueLimit is null && c.Component.Overload.Shed is null))
        {
            // A queue that needs longer than the run to settle looks level in it; one that is bounded, or was not busy after all, settles anyhow.
            var settling = analytic?.FindComponent(component.Component.Name) is { } known ? WarmUp.SettlingOf(known) : 0;
            if (UtilisationOf(observations, component) >= BusyMin && settling * SettlingsMin > seconds)
            {
                _tooSlow.Add(component.Component.Name);
            }

            _leastShares[component.Component.Name] = double.IsFinite(settling) ? Normal95 * Math.Sqrt(settling / observations.TotalSeconds / component.Plan.Instances) : 0;
        }

        foreach (var component in observations.Layout.Components)
        {
            _components[component.Component.Name] = Grown(observations, run => LevelsOf(observations, run, component));
        }

        // A run that was stopped because it held too many requests was growing, whatever its few windows say.
        IsOverfull = observations.Runs.Any(r => r.End == RunEnd.TooManyInFlight);
        foreach (var flow in observations.Layout.Flows)
        {
            _flows[flow.Flow.Name] = TrustIn(flow, Grown(observations, run => observations.InFlightOf(run, flow)));
        }
    }

    /// <summary>Components whose queue needs longer than the runs to settle.</summary>
    public IReadOnlyCollection<string> TooSlow => _tooSlow;

    /// <summary>The half-width that the mean wait at a component cannot honestly be below, as a share of it: 0 where nothing is known.</summary>
    /// <remarks>
    /// A few long busy periods make the mean of a run near saturation; without one of them both the mean and the scatter of the replications are too small, and
    /// together they look certain. By heavy-traffic theory the variance of a mean over a time t is τ/t of its square, τ the time a queue takes to settle
    /// (Whitt 1989, Planning Queueing Simulations, Management Science 35(11)). Queues of several instances are taken to be independent.
    /// </remarks>
    public double LeastShareOf(string component) => _leastShares.GetValueOrDefault(component);

    /// <summary>How many independent times those of a flow are worth at most, for a percentile; +∞ where nothing is known.</summary>
    /// <param name="waits">The mean wait of the flow at each component [s].</param>
    /// <param name="share">0.99 for p99; in (0, 1).</param>
    /// <param name="seconds">The percentile [s].</param>
    /// <remarks>
    /// Times beyond a high percentile come in clusters, one for each long busy period. By the same theory as <see cref="LeastShareOf"/> the share of the time that the
    /// wait of a queue is beyond a high level has variance p·τ/t: a diffusion that is above the level stays above it for τ/2 in the mean, and cov = 2·p·τ/2. So a run
    /// of time t holds t/τ independent waits. What else adds to the percentile is independent; the wait's part in it is taken from that of an exponential wait.
    /// </remarks>
    public double WorthMaxOf(IEnumerable<(string Component, double Seconds)> waits, double share, double seconds)
    {
        var scatter = waits.Sum(w => Square(Math.Min(1, w.Seconds * -Math.Log(1 - share) / seconds) * LeastShareOf(w.Component) / Normal95));
        return scatter > 0 ? 1 / scatter : double.PositiveInfinity;
    }

    /// <summary>Whether a run ended because more requests were in flight than allowed.</summary>
    public bool IsOverfull { get; }

    public bool IsSaturated => IsOverfull || _flows.ContainsValue(Trust.Saturated) || _components.Values.Any(g => g.IsSteady);

    public bool IsSettled => !IsSaturated && !_flows.ContainsValue(Trust.DidNotSettle);

    /// <summary>How much what waits at a component grows.</summary>
    public Growth Of(ComponentLayout component) => _components[component.Component.Name];

    /// <summary>Whether a flow's latency can be believed.</summary>
    public Trust Of(FlowLayout flow) => _flows[flow.Flow.Name];

    private Trust TrustIn(FlowLayout flow, Growth inFlight)
    {
        var visited = flow.Hops.Select(h => h.Component).Where(c => c.Length > 0).Select(c => _components[c]).ToArray();
        if (IsOverfull || inFlight.IsSteady || visited.Any(g => g.IsSteady))
        {
            return Trust.Saturated;
        }

        return inFlight.IsGrowing || visited.Any(g => g.IsGrowing) || flow.Hops.Any(h => _tooSlow.Contains(h.Component)) ? Trust.DidNotSettle : Trust.Settled;
    }

    private static double Square(double x) => x * x;

    private static double UtilisationOf(Observations observations, ComponentLayout component)
    {
        if (component.Group is not { } group)
        {
            return 0;
        }

        var slots = component.Plan.Concurrency is { } concurrency ? concurrency : double.PositiveInfinity;
        return observations.Runs.Average(r => Math.Max(observations.GroupOf(r, group.Name).Utilisation, observations.GroupOf(r, group.Name).MeanHeld / observations.GroupOf(r, group.Name).MeanInstances / slots));
    }

    private static double[] LevelsOf(Observations observations, Kernel.Programs.Results.RunResult run, ComponentLayout component)
    {
        var names = component.Readers.Select(r => r.Pool.Name).ToList();
        if (component.Group is not null)
        {
            names.Add(component.Group.Name);
        }

        names.AddRange(component.Pools.Select(p => p.Group.Name));
        var levels = new double[run.Windows];
        foreach (var windows in names.Select(n => observations.GroupOf(run, n).Windows))
        {
            for (var w = 0; w < levels.Length; w++)
            {
                levels[w] += windows.Span[w].Queue + windows.Span[w].Backlog;
            }
        }

        return levels;
    }

    private static Growth Grown(Observations observations, Func<Kernel.Programs.Results.RunResult, double[]> levels) =>
        Growth.Of([.. observations.Runs.Select(r => levels(r)[Observations.MeasuredWindows(r)])], observations.WindowSeconds);
}
