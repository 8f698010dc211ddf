using Windtunnel.Designs;
using Windtunnel.Simulation.Analytic;
using Windtunnel.Simulation.Layout;
using Windtunnel.Simulation.Replications;
using Windtunnel.Simulation.Reports;
using Windtunnel.Simulation.Results;
using Windtunnel.Units;

namespace Windtunnel.Simulation.Experiments;

/// <summary>Runs an experiment: a steady system, faults on a timeline, and what becomes of the flows.</summary>
internal sealed class ExperimentRun
{
    /// <summary>Replications: enough for an interval, few enough to watch each one long.</summary>
    private const int ReplicationsMin = 4;

    /// <summary>Share of a steady run's budget that one experiment may use, and how many times that when flows have not recovered by then.</summary>
    private const double BudgetShare = 0.25, BudgetStretch = 4;

    /// <summary>Part of the time after the last fault that is watched first; the rest only when something is not as before by then.</summary>
    private const double FirstLook = 0.25;

    private readonly Design _design;
    private readonly Experiment _experiment;
    private readonly SimulationOptions _options;
    private readonly AnalyticResult? _analytic;
    private readonly Replicator _replicator;
    private readonly string _what;
    private readonly double _warmUp;
    private readonly double _arrivalRate;
    private double _eventsPerSecond;

    public ExperimentRun(Design design, Experiment experiment, SimulationOptions options, AnalyticResult? analytic, Replicator replicator)
    {
        (_design, _experiment, _analytic, _replicator) = (design, experiment, analytic, replicator);
        _options = options with { Replications = ReplicationsMin, EventBudget = (long)Math.Max(1, options.EventBudget * BudgetShare) };
        _what = $"experiment: {experiment.Name}";
        var steady = new SteadyRun(design, _options, analytic, replicator, _what);
        steady.Pilot();
        (_warmUp, _arrivalRate, _eventsPerSecond) = (steady.WarmUpSeconds, steady.ArrivalRate, steady.EventsPerSecond);
    }

    public ExperimentResult Run()
    {
        var asked = Schedule.Of(_experiment);
        var afforded = _options.EventBudget / (double)_options.Replications / _eventsPerSecond - _warmUp;
        var schedule = asked.Within(afforded);
        var first = _experiment.Length is null ? schedule.WithAfter(Math.Max(FirstLook * schedule.After, 10 * schedule.Length / _options.Windows)) : schedule;
        var result = Measure(first, asked);
        if (first.Length < asked.Length - schedule.Cut && !_replicator.IsCancelled && !HasRecovered(result))
        {
            // The events that faults and retries added are known by now.
            var stretched = asked.Within((BudgetStretch * _options.EventBudget / _options.Replications / _eventsPerSecond) - _warmUp);
            result = stretched.Length > first.Length ? Measure(stretched, asked) : result;
        }

        return result;
    }

    private static bool HasRecovered(ExperimentResult result) => result.Recoveries.All(r => double.IsFinite(r.Seconds));

    private ExperimentResult Measure(Schedule schedule, Schedule asked)
    {
        var plan = RunPlan.Of(_warmUp, schedule.Length, _options.Windows);
        var layout = DesignLayout.Of(_design, _options, _analytic, _experiment, plan.WarmUpSeconds - schedule.Cut);
        var split = schedule.FirstFault > 0 ? plan.WarmUpSeconds + schedule.FirstFault : double.PositiveInfinity;
        var runs = _replicator.Run(layout.Model, _options.Replications, plan.ToOptions(_arrivalRate, split), _what);
        var faultWindow = new Observations(layout, runs);
        var whole = new Observations(layout, [.. runs.Select(RunMerge.Of)]);
        _eventsPerSecond = Math.Max(1e-9, whole.Events / runs.Sum(r => r.Now * 1e-9));
        var stopped = _replicator.IsCancelled ? StopReason.Cancelled
            : schedule.Length < asked.Length - schedule.Cut - 1e-9 ? StopReason.BudgetUsed
            : StopReason.LengthReached;
        var recoveries = layout.Flows.Select(f => RecoveryTime.Of(whole, f, schedule.FirstFault, schedule.LastFaultEnd)).ToArray();
        var isBack = recoveries.All(r => double.IsFinite(r.Seconds));
        return new ExperimentResult(
            _experiment.Name,
            RunReport.Of(whole, plan, null, _options, _analytic, stopped, NotesOf(schedule, asked, isBack)),
            [.. recoveries],
            schedule.LastFaultEnd,
            RunReport.FlowsOf(faultWindow, null));
    }

    private IEnumerable<string> NotesOf(Schedule schedule, Schedule asked, bool isBack)
    {
        foreach (var note in Notes.Ranges(_design))
        {
            yield return note;
        }

        if (schedule.Cut > 0)
        {
            yield return $"The first {Human.Format(schedule.Cut, Dimension.Duration)} of {_experiment.Name} were left out because nothing happens in them; its times count from there.";
        }

        if (schedule.After < asked.After - 1e-9)
        {
            yield return isBack
                ? $"{_experiment.Name} was watched for {Human.Format(schedule.After, Dimension.Duration)} after the last fault, by when everything was as before."
                : $"{_experiment.Name} was watched for only {Human.Format(schedule.After, Dimension.Duration)} after the last fault: the budget of events ends there.";
        }

        if (_experiment.Timeline.Any(t => t.Fault is Kill))
        {
            yield return "A dead instance gets no more requests from the moment it dies, as when refused connections are tried elsewhere at once.";
        }
    }
}
